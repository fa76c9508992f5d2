/** Whatever is asked, and whatever the library holds. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Library } from '../../server/library/library.ts'
import type { LibraryOptions } from '../../server/library/open-library.ts'
import { anyText } from '../support/any-text.ts'
import { startCpuClock } from '../support/cpu-time.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'
import {
  noModel,
  openTestLibrary,
  openToRead,
  search,
  slugsOf,
  smallCases,
} from '../support/test-library.ts'

const library = await openToRead(smallCases)

describe('a strange query gets a sensible answer, never an exception', () => {
  test.each([
    '？！…',
    '😀👩‍👩‍👧🇯🇵',
    '.*+?^$ {}()|[]\\',
    '\ud800',
    '\udc00\ud800',
    '\u0000',
    '"""',
    '<script>alert(1)</script>',
  ])('%j finds nothing and says so', async (text) => {
    expect(await search(library, text)).toMatchObject({ noAnswer: true, total: 0, hits: [] })
  })

  test.each(['のはがを', 'です。ます。', 'その方法', 'どうすればいいですか'])(
    '%s, only words that say nothing, is not answered with confidence',
    async (text) => {
      const { noAnswer, weak } = await search(library, text)
      expect(noAnswer || weak).toBe(true)
    },
  )

  test.each([
    '改善 \u0000運動',
    '改\u200b善運動',
    '改善運動😀',
    '***改善運動***',
    '改善運動\ud800',
    '\n改善運動\t',
  ])('%j still finds 改善運動', async (text) => {
    expect(slugsOf(await search(library, text))[0]).toBe('kaku-city-kaizen-undo')
  })

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '-__proto__',
    '"constructor"',
  ])('%s is only a word', async (text) => {
    expect((await search(library, text)).total).toBeGreaterThanOrEqual(0)
  })

  test('any text at all is answered, with a total that fits', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { total, hits, near, noAnswer, query } = await search(library, text.slice(0, 200))
        expect(hits.length).toBe(Math.min(100, total))
        if (noAnswer) expect(total).toBe(0)
        else expect(near).toBeUndefined()
        expect(near?.length ?? 1).toBeGreaterThan(0)
        expect(near?.length ?? 1).toBeLessThanOrEqual(10)
        expect(query.text.isWellFormed()).toBe(true)
        for (const { snippet } of [...hits, ...(near ?? [])]) {
          expect(snippet.segments.every((segment) => segment.text !== '')).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('200 characters without a break', () => {
  test.each([
    'あ',
    '漢字',
    'かき',
    'kai',
    'Ab1',
    '改善',
    'カイゼン',
    'かいぜんのはっぴょう',
    '「',
    '-',
    '"a',
  ])('%s again and again is answered without holding up the others', async (piece) => {
    const text = piece.repeat(200).slice(0, 200)
    const elapsed = startCpuClock()
    expect((await search(library, text)).total).toBeGreaterThanOrEqual(0)
    expect(elapsed()).toBeLessThan(300)
  })
})

/** Opens a library of these files, and closes it after the promise was looked at. */
async function withLibrary(
  files: Record<string, string>,
  options: Partial<LibraryOptions>,
  look: (library: Library) => Promise<void>,
): Promise<void> {
  const { library, close } = await openTestLibrary(await makeFolder(files), options)
  try {
    await look(library)
  } finally {
    await close()
  }
}

test('an empty library opens, and answers every question with nothing', async () => {
  await withLibrary({}, { model: noModel }, async (library) => {
    expect(library.health().cases).toBe(0)
    expect(await search(library, '')).toMatchObject({ total: 0, noAnswer: false, hits: [] })
    expect(await search(library, '改善運動')).toMatchObject({ total: 0, noAnswer: true })
    expect(library.suggest('か').suggestions.every(({ kind }) => kind === 'scene')).toBe(true)
    expect(library.start()).toMatchObject({ holdings: { cases: 0, checked: '' }, picks: [] })
    expect(library.findCase('any')).toBeUndefined()
  })
})

test('a library of one case finds it, but not for everything, and has nothing like it', async () => {
  await withLibrary({ 'only-case.md': goodCase }, { waitForVectors: true }, async (library) => {
    expect(library.health()).toMatchObject({ status: 'ok', cases: 1 })
    const answer = await search(library, '窓口で待たされる時間が長い')
    expect(slugsOf(answer)).toEqual(['only-case'])
    expect(answer.hits[0]?.match).not.toBe('words')
    expect((await search(library, '')).total).toBe(1)
    expect((await search(library, '量子コンピュータ')).total).toBe(0)
    expect(library.findCase('only-case')).toMatchObject({ found: { similar: [] } })
  })
})

test('a passage that the model refuses leaves the others their vectors', async () => {
  const odd = bend('待ち時間が長かった[^1]', `${'㏂'.repeat(300)}と書かれた[^1]`)
  const files = { 'case-a.md': odd, 'case-b.md': goodCase }
  await withLibrary(files, { waitForVectors: true }, async (library) => {
    expect(library.health().vectors).toBeGreaterThan(20)
    const near = await search(library, '窓口で待たされる時間が長い')
    expect(near.hits.find(({ slug }) => slug === 'case-b')?.match).not.toBe('words')
  })
})

describe('cases that differ in one word', () => {
  const writes = (word: string) => bend('手順を書き出した[^1]', `${word}を始めた[^1]`)
  const files = {
    ...{ 'case-e.md': goodCase, 'case-c.md': goodCase, 'case-d.md': goodCase },
    ...{ 'case-a.md': writes('棚卸し'), 'case-b.md': writes('業務の洗い出し') },
  }

  test('the word itself comes before its synonym, and the reason says which is which', async () => {
    await withLibrary(files, { model: noModel }, async (library) => {
      for (const [text = '', first, second] of [
        ['棚卸し', 'case-a', 'case-b'],
        ['業務の洗い出し', 'case-b', 'case-a'],
      ]) {
        const { hits } = await search(library, text)
        expect(hits[0]?.slug).toBe(first)
        expect(hits[0]?.reasons[0]?.kind).toBe('word')
        const other = hits.find(({ slug }) => slug === second)
        expect(other?.reasons.map(({ kind }) => kind) ?? []).toContain('synonym')
      }
      const equal = slugsOf(await search(library, '窓口')).filter((slug) => /[cde]$/.test(slug))
      expect(equal, 'equal cases keep the order of their slugs').toEqual([
        'case-c',
        'case-d',
        'case-e',
      ])
      expect(slugsOf(await search(library, ''))).toEqual(['case-a', 'case-b', ...equal])
    })
  })
})
