/** What a reader is promised of the whole library, whichever engine finds the cases. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchAnswer, SearchRequest } from '../../../server/contract/api.ts'
import { type FacetId, facets, sorts } from '../../../server/contract/vocabulary.ts'
import type { Library } from '../../../server/library/library.ts'
import { search, slugsOf, withoutTime } from '../../support/test-library.ts'

const serverAway = '検索サーバーが止まっているため、控えの索引で探した'

export type OpenLibrary = () => Promise<{ library: Library; close: () => Promise<void> }>

/** The promises about the shipped cases on one engine; `compare` holds it against another. */
export function describeLibrary(
  name: string,
  open: OpenLibrary,
  compare?: (library: Library) => Promise<void>,
): void {
  describe(`a library on ${name}`, () => {
    let opened: Awaited<ReturnType<OpenLibrary>>
    let library: Library
    beforeAll(async () => {
      opened = await open()
      library = opened.library
    }, 60_000)
    afterAll(() => opened.close())
    const ask = (text: string, more: Partial<SearchRequest> = {}) => search(library, text, more)

    test.each([
      ['a need in everyday words', '市役所の手続きを一か所で済ませたい', /^(beppu|kitami)-city-/],
      ['a name half heard', 'ぴんぽんぱん', /^kitakami-city-ping-pong-pang$/],
      ['a word typed wrongly', '公民連係', /^daito-city-azuma-ppp-agent$/],
      ['a year of an era', 'H19 改善 発表会', /-(happyokai|grandprix|dna-undo)$/],
      ['what happened', '住民投票で止まった図書館', /^komaki-city-library-referendum$/],
      ['a failure to learn from', 'PFIの失敗から学ぶ', /^fukuoka-city-thalasso-pfi$/],
      ['a worry', '若手の提案が続かない', /^(minamichita-town|hekinan-city|koriyama-city)-/],
      ['a name in kana', 'おがーる', /^shiwa-town-/],
    ])('answers %s: %s', async (_what, text, wanted) => {
      const answer = await ask(text)
      expect(slugsOf(answer)[0]).toMatch(wanted)
      expect(answer.noAnswer).toBe(false)
    })

    test.each(['量子コンピュータの冷却', 'クジラの回遊', '深海魚の生態'])(
      'has no answer to %s: none is counted as found, and at most ten come after it as near',
      async (text) => {
        const answer = await ask(text)
        expect(answer).toMatchObject({ noAnswer: true, total: 0, hits: [] })
        expect(answer.found).toEqual({ words: 0, meaning: 0, both: 0 })
        for (const values of Object.values(answer.facets)) {
          expect(values.every(({ count }) => count === 0)).toBe(true)
        }
        expect(answer.near?.length).toBeGreaterThan(0)
        expect(answer.near?.length).toBeLessThanOrEqual(10)
        for (const { reasons, snippet } of answer.near ?? []) {
          expect(reasons.length).toBeGreaterThan(0)
          expect(snippet.segments.length).toBeGreaterThan(0)
        }
      },
    )

    test('says why each case was found, and shows where', async () => {
      const { hits } = await ask('職員の提案が続く仕組み')
      for (const { reasons, snippet, match } of hits) {
        expect(reasons.length).toBeGreaterThan(0)
        expect(snippet.segments.map(({ text }) => text).join('')).not.toBe('')
        expect(['words', 'meaning', 'both']).toContain(match)
      }
    })

    test('finds by words, by meaning and by both, and counts them', async () => {
      const sums = { words: 0, meaning: 0, both: 0 }
      for (const text of ['マンネリになった運動を立て直す', '上司に言っても聞いてもらえない']) {
        const { found, total } = await ask(text)
        expect(found.words + found.meaning + found.both).toBe(total)
        for (const kind of ['words', 'meaning', 'both'] as const) sums[kind] += found[kind]
      }
      expect(Math.min(...Object.values(sums)), JSON.stringify(sums)).toBeGreaterThan(0)
    })

    test('requires a phrase in quotes, in either kind of quotes', async () => {
      const [plain, quoted] = [await ask('"改善運動"'), await ask('「改善運動」')]
      expect(slugsOf(quoted).sort()).toEqual(slugsOf(plain).sort())
      expect(plain.total).toBeLessThan((await ask('改善運動')).total)
    })

    test('leaves out what is excluded', async () => {
      const [all, without] = [await ask('図書館'), await ask('図書館 -指定管理')]
      expect(without.total).toBeLessThan(all.total)
      expect(slugsOf(all)).toEqual(expect.arrayContaining(slugsOf(without)))
    })

    test('finds either side of OR', async () => {
      const either = slugsOf(await ask('"ピンポンパン" OR "オガール"'))
      expect(either).toEqual(
        expect.arrayContaining([
          ...slugsOf(await ask('"ピンポンパン"')).slice(0, 1),
          ...slugsOf(await ask('"オガール"')).slice(0, 1),
        ]),
      )
    })

    test('gives the same answer again', async () => {
      const text = '窓口の待ち時間'
      expect(withoutTime(await ask(text))).toEqual(withoutTime(await ask(text)))
    })

    test('lists every case where nothing is asked', async () => {
      const { total, hits } = await ask('')
      expect(total).toBe(library.health().cases)
      expect(new Set(hits.map(({ slug }) => slug)).size).toBe(total)
    })

    test.each(facets.map(({ id }) => id))('counts what choosing by %s will show', async (id) => {
      const text = '職員の改善'
      const [open, first] = await firstValue(await ask(text), id)
      const chosen = await ask(text, { facets: { [id]: [first.value] } })
      expect(chosen.total).toBe(first.count)
      expect(slugsOf(open)).toEqual(expect.arrayContaining(slugsOf(chosen)))
      // A facet's counts ignore its own choice, so that it can be widened.
      expect(chosen.facets[id]).toEqual(open.facets[id])
    })

    test('narrows by two facets at once to what meets both', async () => {
      const one = await ask('改善', { facets: { stage: ['organization'] } })
      const two = await ask('改善', { facets: { stage: ['organization'], level: ['improve'] } })
      expect(two.total).toBeLessThanOrEqual(one.total)
      expect(slugsOf(one)).toEqual(expect.arrayContaining(slugsOf(two)))
    })

    test('narrows by years to cases that ran then', async () => {
      const { hits } = await ask('改善', { from: 2005, to: 2008 })
      expect(hits.length).toBeGreaterThan(0)
      for (const { period } of hits) {
        expect(period.from).toBeLessThanOrEqual(2008)
        expect(period.to ?? 9999).toBeGreaterThanOrEqual(2005)
      }
    })

    test.each(['no-such-id', '" OR slug EXISTS', '__proto__'])(
      'finds nothing by a choice that nobody can meet: %s',
      async (value) => {
        const answer = await ask('改善', { facets: { prefecture: [value] } })
        expect(answer.total).toBe(0)
        expect(answer.noAnswer).toBe(false)
        expect(answer.degraded ?? []).not.toContain(serverAway)
      },
    )

    test.each(sorts.map(({ id }) => id))('shows the same cases sorted by %s', async (sort) => {
      const [usual, sorted] = [await ask('図書館'), await ask('図書館', { sort })]
      expect(slugsOf(sorted).sort()).toEqual(slugsOf(usual).sort())
    })

    test('pages through one list without gaps or repeats', async () => {
      const whole = slugsOf(await ask('職員'))
      const pages: string[] = []
      for (let page = 1; pages.length < whole.length && page <= whole.length; page++) {
        pages.push(...slugsOf(await ask('職員', { page, size: 7 })))
      }
      expect(pages).toEqual(whole)
    })

    test.each([
      ' ',
      '？',
      '😀',
      '\ud800 改善',
      '-',
      '"',
      'OR',
      '(((',
      'あ'.repeat(200),
      'generation',
      'hits[0].slug = "x" OR 1=1',
    ])('takes %j as it comes', async (text) => {
      const answer = await ask(text)
      expect(answer.hits.length).toBe(answer.total)
      expect(answer.degraded ?? []).not.toContain(serverAway)
    })

    test.runIf(compare)(
      'answers the judged queries as the other engine does',
      async () => {
        await compare?.(library)
      },
      120_000,
    )

    test('is well', () => {
      expect(library.health()).toMatchObject({ status: 'ok', degraded: [] })
    })
  })
}

/** The answer, and the value of the facet that most of its cases have. */
async function firstValue(answer: SearchAnswer, id: FacetId) {
  const [first] = [...(answer.facets[id] ?? [])].sort((a, b) => b.count - a.count)
  if (!first) throw new Error(`no case has a ${id}`)
  return [answer, first] as const
}
