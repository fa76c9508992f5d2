import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { indexCase } from '../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import { createForwardIndex } from '../../server/search/forward-index/forward-index.ts'
import { packRows, unpackRows } from '../../server/search/forward-index/pack-rows.ts'
import { isWritten, openPhraseTest } from '../../server/search/phrases.ts'
import { cutCanonicalGrams, hasPhrase, writeCanonical } from '../../server/text/canonical.ts'
import { normalizeText } from '../../server/text/normalize.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { anyText } from '../support/any-text.ts'
import { makeCase } from '../support/make-case.ts'

/** No phrase depends on where words end. */
const wordless: Analyzer = {
  tokenize: () => [],
  tokenizeWithParts: () => [],
  findInEach: (texts) => texts.map(() => []),
  read: (text) => text,
}

/** Short, so that phrases meet; with all that is written in several ways, or is cut by the index and not by the text. */
const pieces = fc.constantFrom(
  ...[
    '市',
    '職員',
    '改善',
    '公園',
    '人',
    'ー',
    'マネージャー',
    'ﾏﾈｰｼﾞｬｰ',
    'か\u3099',
    'が',
    'ｶﾞ',
    'ヴァ',
  ],
  ...[
    '𠮷野',
    '𠮟',
    '😀',
    '茅ヶ崎',
    '茅ケ崎',
    '佐々木',
    'いすゞ',
    '\u3099',
    'ﾞ',
    'Wi-Fi',
    'AI・OCR',
    'A-',
  ],
  ...[
    '1',
    '11',
    '1.1',
    '100人',
    '二千七年',
    '平成19年',
    'H19',
    '2007年',
    '2ヶ所',
    '年',
    '月',
    '.',
    '〇',
  ],
  ...[
    '。',
    '、',
    '！',
    '」',
    '「',
    '\n',
    ' ',
    '費用は分からない。',
    '確認できた情報はない。',
    'を',
  ],
)
const phraseLike = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, anyText), {
  minLength: 1,
  maxLength: 4,
})
const written = fc
  .array(fc.oneof({ weight: 9, arbitrary: pieces }, anyText), { maxLength: 14 })
  .map((all) => all.join(''))
/** Far longer than what the index takes as one sentence. */
const long = fc
  .tuple(written, fc.integer({ min: 1, max: 90 }))
  .map(([text, times]) => text.repeat(times).slice(0, 700))

const someCase = fc
  .record({
    title: written,
    keyword: written,
    ask: written,
    question: written,
    summary: written,
    body: long,
  })
  .map(({ title, keyword, ask, question, summary, body }) =>
    makeCase([[body], [summary, body]], {
      ...{ title, keywords: [keyword], asks: [ask], questions: [question], summary: [summary] },
    }),
  )
const someCases = fc
  .array(someCase, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((found, number): Case => ({ ...found, slug: `case-${number}` })))

function toCanonical(text: string): string {
  return writeCanonical(normalizeText(text))
}

/** A search of these cases, as after a start that has found them indexed, and a change that puts one in. */
async function openSearch(all: readonly Case[], byHand = createForwardIndex()) {
  const indexed = all.map((found) => indexCase(found, wordless))
  const engine = createEmbeddedEngine(() => undefined, byHand)
  await engine.publish(indexed.slice(1).map(({ document }) => document))
  await engine.publish(indexed.map(({ document }) => document))
  return { engine, cases: new Map(indexed.map((one) => [one.found.slug, one])) }
}

/** Typed by hand, or a piece of what some case writes: across the ends of sentences, from the middle of a number. */
const phraseOf = (texts: readonly string[]) =>
  fc.oneof(
    phraseLike.map((all) => toCanonical(all.join(''))),
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 8 }))
      .map(([text, from, length]) => {
        const letters = [...text]
        const start = from % Math.max(1, letters.length)
        return letters.slice(start, start + length).join('')
      }),
  )

describe('a phrase is found in exactly the cases whose text has it', () => {
  test('whatever it is, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(someCases, fc.gen(), async (all, draw) => {
        const parts = await openSearch(all)
        const texts = [...parts.cases.values()].map(({ plainText }) => plainText())
        for (let round = 0; round < 8; round++) {
          const phrase = draw(phraseOf, texts)
          if (phrase.trim() === '') continue
          const isIn = openPhraseTest(parts, [phrase], [])
          const isLeft = openPhraseTest(parts, [], [phrase])
          for (const [slug, { plainText }] of parts.cases) {
            expect([phrase, isIn(slug)]).toEqual([phrase, hasPhrase(plainText(), phrase)])
            expect(isLeft(slug)).toBe(!isIn(slug))
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('also of cases that were indexed by a former start', async () => {
    await fc.assert(
      fc.asyncProperty(someCases, fc.gen(), async (all, draw) => {
        const before = createForwardIndex()
        const documents = all.map((found) => indexCase(found, wordless).document)
        const byHash = new Map(documents.map((each) => [each.hash, before.rowOf(each)]))
        const { dictionaries } = before
        const rows = unpackRows(packRows({ dictionaries, byHash }))
        const parts = await openSearch(all, createForwardIndex(rows))
        const texts = [...parts.cases.values()].map(({ plainText }) => plainText())
        const phrase = draw(phraseOf, texts)
        const isIn = openPhraseTest(parts, [phrase], [])
        for (const [slug, { plainText }] of parts.cases) {
          expect([phrase, isIn(slug)]).toEqual([phrase, hasPhrase(plainText(), phrase)])
        }
      }),
    )
  })
})

test('a phrase is required where a case has it and all its bigrams are indexed there', async () => {
  await fc.assert(
    fc.asyncProperty(someCases, fc.gen(), async (all, draw) => {
      const parts = await openSearch(all)
      const cases = [...parts.cases.values()]
      const phrase = draw(
        phraseOf,
        cases.map(({ plainText }) => plainText()),
      )
      const grams = cutCanonicalGrams(phrase)
      const isIndexed = cases.some(({ document, plainText }) => {
        const own = new Set(document.readWords().grams.flat())
        return (
          hasPhrase(plainText(), phrase) && grams.length > 0 && grams.every((one) => own.has(one))
        )
      })
      expect([phrase, isWritten(parts, phrase)]).toEqual([phrase, isIndexed])
    }),
  )
})
