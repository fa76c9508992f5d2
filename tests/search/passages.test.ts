import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  findPassages,
  placeVectors,
  readNearness,
} from '../../server/search/embedded/placed-vectors.ts'
import { longestInputPieces } from '../../server/search/embedding/model.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { packVector, unpackVector } from '../../server/search/embedding/vector-pack.ts'
import { fieldTexts } from '../../server/search/fields.ts'
import {
  collectPassageVectors,
  meanVector,
  type PassageVectors,
} from '../../server/search/passage-vectors.ts'
import {
  cutFactSentences,
  cutPassages,
  findQuestion,
  type PassageKind,
} from '../../server/search/passages.ts'
import { anyText } from '../support/any-text.ts'
import { makeCase } from '../support/make-case.ts'
import { dotPlainly, makeUnitVector, unitVector } from '../support/make-document.ts'
import { loadShippedCases } from '../support/shipped-cases.ts'

const prose = fc.constantFrom(
  ...[
    '2006（平成18）年、市は「こつこつ改善運動」を始めた',
    '職員が聞き取って申請書を作る',
    '。',
    '、',
  ],
  ...[
    'ＰＦＩ',
    '12.5%',
    'https://example.jp/a?b=1&c=2',
    '😀',
    '㍿',
    '鬱',
    '𠮷',
    '\n',
    '「',
    '」',
    ' ',
    'ｶﾞ',
  ],
)
const paragraph = fc.oneof(
  fc.array(prose, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.oneof(prose, anyText), fc.integer({ min: 1, max: 400 }))
    .map(([piece, times]) => piece.repeat(times).slice(0, 3000)),
)
const order = ['window', 'question', 'section']

const withoutSpaces = (text: string) => text.replace(/\s/g, '')

describe('the passages of a case', () => {
  let countPieces: (input: string) => number

  beforeAll(async () => {
    const file = await readFile(join(modelFolder, 'tokenizer.json'), 'utf8')
    const tokenizer = new Tokenizer(JSON.parse(file), { tokenizer_class: 'XLMRobertaTokenizer' })
    countPieces = (input) => tokenizer.encode(input).ids.length
  })

  describe('what the model is given', () => {
    test('is never longer than the model takes, whatever a case says', () => {
      fc.assert(
        fc.property(
          fc.array(paragraph, { minLength: 1, maxLength: 3 }),
          fc.oneof(
            fc.constant('試験市の改善'),
            paragraph.map((text) => text.slice(0, 100)),
          ),
          paragraph,
          (paragraphs, title, question) => {
            const passages = cutPassages(makeCase([paragraphs], { title, questions: [question] }))
            for (const { input, kind } of passages) {
              expect(countPieces(input), `${kind} ${input.slice(0, 60)}`).toBeLessThanOrEqual(
                longestInputPieces,
              )
            }
          },
        ),
        { numRuns: 150, examples: [[['㏂'.repeat(300)], '試験市の改善', '㏂'.repeat(300)]] },
      )
    })

    test('is never longer than the model takes in the shipped cases', async () => {
      const { cases } = await loadShippedCases()
      const longest = Math.max(
        ...cases
          .flatMap(cutPassages)
          .map(({ input }) => (input.length < 300 ? 0 : countPieces(input))),
      )
      expect(longest).toBeLessThanOrEqual(longestInputPieces)
    })

    test('loses nothing: windows and sections each hold every sentence', () => {
      fc.assert(
        fc.property(fc.array(paragraph, { maxLength: 3 }), (paragraphs) => {
          const passages = cutPassages(makeCase([paragraphs], { summary: [] }))
          const sentences = cutFactSentences(paragraphs)
          for (const kind of ['window', 'section'] as const) {
            const own = passages.filter((passage) => passage.kind === kind)
            const held = new Set(own.flatMap((passage) => passage.sentences))
            expect(sentences.every((sentence) => held.has(sentence))).toBe(true)
          }
        }),
        { numRuns: 100 },
      )
    })

    test('a long sentence is cut into pieces that together are the sentence', () => {
      fc.assert(
        fc.property(paragraph, (text) => {
          expect(withoutSpaces(cutFactSentences([text]).join(''))).toBe(withoutSpaces(text))
        }),
        { numRuns: 100 },
      )
    })
  })

  describe('a case is cut into passages', () => {
    const found = makeCase(
      [['始めた。続けた。広げた。'], ['やめた。費用は確認できた資料にない。']],
      {
        summary: [],
      },
    )
    const inputs = cutPassages(found).map(({ input }) => input)

    test('overlapping pairs of sentences within a section, never across', () => {
      expect(inputs).toContain('passage: 始めた。続けた。')
      expect(inputs).toContain('passage: 続けた。広げた。')
      expect(inputs.some((input) => input.includes('広げた。やめた。'))).toBe(false)
    })

    test('sections behind the title, questions as queries', () => {
      expect(inputs).toContain(`passage: ${found.title}。始めた。続けた。広げた。`)
      expect(inputs).toContain('query: 窓口の待ち時間が長い')
    })

    test('a question or an ask is found again by its place among them, and nothing else is one', () => {
      const questions = ['窓口の待ち時間が長い', '職員が足りない']
      const asks = ['毎年この時期は行列でしんどい', '人手 窓口 足りない']
      const asked = makeCase([['始めた。続けた。広げた。'], ['やめた。']], { questions, asks })
      const places = cutPassages(asked).map((passage, index) => ({ passage, index }))
      for (const { passage, index } of places) {
        const [question] = passage.kind === 'question' ? passage.sentences : []
        expect(findQuestion(asked, index)).toBe(question)
      }
      expect(places.filter(({ passage }) => passage.kind === 'question')).toHaveLength(4)
    })

    test('windows come first, then questions, then asks, then sections', () => {
      const asked = makeCase([['始めた。続けた。']], { asks: ['毎年この時期は行列でしんどい'] })
      const plain = cutPassages(makeCase([['始めた。続けた。']]))
      const kinds = plain.map(({ kind }) => kind)
      expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
      const place = kinds.lastIndexOf('question') + 1
      expect(cutPassages(asked)[place]?.input).toBe('query: 毎年この時期は行列でしんどい')
      expect(cutPassages(asked).toSpliced(place, 1)).toEqual(plain)
    })

    test('what a case lists as unknown is in none of them, and in no field of the index', () => {
      const found = makeCase([['始めた。']], { unknown: ['鉱石の値段'] })
      expect(JSON.stringify([cutPassages(found), fieldTexts(found)])).not.toContain('鉱石')
    })

    test('what only says that something is not known is in no passage', () => {
      expect(inputs.join()).not.toContain('確認できた資料にない')
      const blank = makeCase([['確認できた情報はない。'], ['誰が決めたかは、分からない。']], {
        ...{ summary: [], questions: [] },
      })
      expect(cutPassages(blank)).toEqual([])
    })
  })
})

const kind = fc.constantFrom('window' as const, 'section' as const, 'question' as const)
/** Passages with the seed of their vector; no seed means not computed yet. */
const passages = fc.array(fc.tuple(kind, fc.option(fc.nat(500), { nil: undefined })), {
  maxLength: 20,
})

type Passages = readonly (readonly ['window' | 'section' | 'question', number | undefined])[]

function collectFrom(list: Passages) {
  return collectPassageVectors(
    { readPassages: () => list.map(([own, seed]) => ({ kind: own, key: String(seed) })) },
    (key) => (key === 'undefined' ? undefined : packVector(makeUnitVector(Number(key)))),
  )
}

/** The best passages of a document that lies in a table alone. */
function scorePlaced(vectors: PassageVectors, query: Float32Array) {
  return findPassages(placeVectors([vectors]), query, 0)
}

/** Of windows a quarter, three at most; one of the others. */
function countKept(each: string, rows: number): number {
  if (each !== 'window') return 1
  return Math.min(3, Math.max(1, Math.round(rows / 4)))
}

describe('the vectors of a document', () => {
  test('answer the best passages of each kind as plain cosines do', () => {
    fc.assert(
      fc.property(passages, unitVector, (list, query) => {
        const found = scorePlaced(collectFrom(list), query)
        const plain = list.flatMap(([own, seed], index) =>
          seed === undefined
            ? []
            : [
                {
                  own,
                  index,
                  cosine: dotPlainly(unpackVector(packVector(makeUnitVector(seed))), query),
                },
              ],
        )
        for (const each of ['window', 'section', 'question'] as const) {
          const all = plain.filter(({ own }) => own === each)
          const best = all.sort((a, b) => b.cosine - a.cosine).slice(0, countKept(each, all.length))
          const answered = found.filter((passage) => passage.kind === each)
          expect(answered.length).toBe(best.length)
          answered.forEach((passage, place) => {
            expect(Math.abs(passage.cosine - (best[place]?.cosine ?? 9))).toBeLessThan(0.000_01)
            expect(list[passage.index]?.[0]).toBe(each)
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('are as near as the best passages of each kind, and together as the mean of those', () => {
    fc.assert(
      fc.property(passages, unitVector, (list, query) => {
        const placed = placeVectors([collectFrom(list)])
        const found = findPassages(placed, query, 0)
        const { best, nearness } = readNearness(placed, query)
        const cosinesOf = (each: PassageKind) =>
          found.flatMap(({ kind, cosine }) => (kind === each ? [cosine] : []))
        const [windows, sections, questions] = (['window', 'section', 'question'] as const).map(
          cosinesOf,
        )
        if (!windows || !sections || !questions) throw new Error('no kinds')
        expect(best(0)).toBe(Math.max(-2, ...windows, ...sections, ...questions))
        const { meanWindow, ...nearest } = nearness(0)
        expect(nearest).toEqual({
          window: windows[0],
          section: sections[0],
          question: questions[0],
        })
        if (windows.length === 0) expect(meanWindow).toBeUndefined()
        else {
          const sum = windows.reduce((total, cosine) => total + cosine, 0)
          expect(meanWindow).toBeCloseTo(sum / windows.length, 10)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('questions and asks are found by, but are not what a case is about', () => {
    const own = [
      { kind: 'section' as const, key: '1' },
      { kind: 'question' as const, key: '2' },
    ]
    const ask = { kind: 'question' as const, key: '3' }
    const find = (key: string) => packVector(makeUnitVector(Number(key)))
    const [plain, asked] = [own, [...own, ask]].map((keys) =>
      collectPassageVectors({ readPassages: () => keys }, find),
    )
    if (!plain || !asked) throw new Error('no vectors')
    expect(meanVector(asked)).toEqual(meanVector(plain))
    const nearest = scorePlaced(asked, makeUnitVector(3)).find(({ kind }) => kind === 'question')
    expect(nearest?.index).toBe(2)
  })

  test('a vector is nearest to itself', () => {
    const rows = collectFrom([1, 2, 3].map((seed) => ['window', seed] as const))
    const [best] = scorePlaced(rows, makeUnitVector(2))
    expect(best?.index).toBe(1)
    expect(best?.cosine).toBeGreaterThan(0.99)
  })

  test('are whole when every passage has its own', () => {
    expect(
      collectFrom([
        ['window', undefined],
        ['section', 4],
      ]),
    ).toMatchObject({
      ...{ count: 1, isWhole: false },
    })
    expect(collectFrom([['section', 4]])).toMatchObject({ count: 1, isWhole: true })
    expect(scorePlaced(collectFrom([['window', undefined]]), makeUnitVector(1))).toEqual([])
  })
})
