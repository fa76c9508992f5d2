/** Half a word, a word by its sound, or a word with the wrong kanji: all on one library, without a model. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../support/any-text.ts'
import { startCpuClock } from '../support/cpu-time.ts'
import { loadShippedCases, shippedCases } from '../support/shipped-cases.ts'
import { openToRead, search, slugsOf } from '../support/test-library.ts'

const library = await openToRead(shippedCases)
const correctedOf = async (text: string) => (await search(library, text)).query.corrected

describe('what was meant is found by its sound', () => {
  test.each([
    ['公民連係', '公民連携'],
    ['こうみんれんけい', '公民連携'],
    ['コウミンレンケイ', '公民連携'],
    ['koumin renkei', '公民連携'],
    ['会善運動', '改善運動'],
    ['かいぜんうんどう', '改善運動'],
    ['kaizen undou', '改善運動'],
    ['kaizenundo', '改善運動'],
    ['おがーる', 'オガール'],
    ['ogaru', 'オガール'],
  ])('%s is answered as %s', async (text, meant) => {
    const answer = await search(library, text)
    expect(answer.query).toMatchObject({ text, corrected: meant })
    expect(slugsOf(answer)[0]).toBe(slugsOf(await search(library, meant))[0])
    expect(answer.hits[0]?.reasons.map(({ kind }) => kind)).toContain('reading')
  })

  test('inside a sentence only the wrong word is replaced', async () => {
    expect(await correctedOf('公民連係の失敗から学ぶ')).toBe('公民連携の失敗から学ぶ')
  })
})

describe('what may be right is left alone', () => {
  test.each(['公演', '公園', '校庭', '市長', '後援', '解散', '機会', '改善', '海鮮', '移動'])(
    'a single word of kanji: %s',
    async (text) => {
      expect(await correctedOf(text)).toBeUndefined()
    },
  )

  test.each([
    '出身地はどこ',
    '審査会で選ぶ',
    '初代国王',
    '文学教育の予算',
    'どこ',
    'いつか、また',
    'とは',
  ])('words that no case has, and words without a meaning of their own: %s', async (text) => {
    expect(await correctedOf(text)).toBeUndefined()
  })

  test.each(['PFI', 'ＰＦＩ', 'SIB', 'DX', 'rpa', '', '？', '2008'])('%j', async (text) => {
    expect(await correctedOf(text)).toBeUndefined()
  })

  test('every keyword and place name of every case', async () => {
    const { cases } = await loadShippedCases()
    const names = cases
      .filter(({ visibility }) => visibility === 'public')
      .flatMap(({ keywords, municipalities }) => [
        ...keywords,
        ...municipalities.map(({ name }) => name),
      ])
    const changed: string[] = []
    for (const name of new Set(names)) {
      const { query } = await search(library, name, { size: 1 })
      if (query.corrected !== undefined) changed.push(`${name} → ${query.corrected}`)
    }
    expect(changed).toEqual([])
  })
})

const suggest = (text: string) => library.suggest(text).suggestions
const textsOf = (text: string) => suggest(text).map((suggestion) => suggestion.text)

describe('suggestions while typing', () => {
  test.each([
    ['改善運', '改善運動', 'the written word'],
    ['かいぜんうん', '改善運動', 'its reading'],
    ['カイゼンウン', '改善運動', 'its reading in katakana'],
    ['kaizenun', '改善運動', 'its romaji'],
    ['おが', 'オガール', 'its reading'],
    ['oga', 'オガール', 'its romaji'],
    ['ｐｆ', 'PFI', 'full-width letters'],
    ['きたかみ', '北上市', 'the reading of a place'],
    ['kitaka', '北上市', 'the romaji of a place'],
    ['職場×', '職場×改善', 'a scene'],
  ])('%s offers %s by %s', (typed, wanted) => {
    expect(textsOf(typed)).toContain(wanted)
  })

  test('a case comes with its slug, so that it can be opened', () => {
    const found = suggest('北上市の').find(({ kind }) => kind === 'case')
    expect(found?.slug).toBe('kitakami-city-ping-pong-pang')
  })

  test.each(['', ' ', '　', '？', '😀', '\ud800', '\u0000', '.*', '(', '__proto__'])(
    '%j offers nothing',
    (typed) => {
      expect(suggest(typed)).toEqual([])
    },
  )

  test('any text at all gives a short list, in no time', () => {
    const times: number[] = []
    fc.assert(
      fc.property(anyText, (typed) => {
        const elapsed = startCpuClock()
        const texts = textsOf(typed)
        times.push(elapsed())
        expect(texts.length).toBeLessThanOrEqual(10)
      }),
      { numRuns: 300 },
    )
    const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    expect(median).toBeLessThan(10)
  })

  test.each(['氷', '川', 'か', '改'])('%s offers no text twice', (typed) => {
    const texts = textsOf(typed)
    expect(new Set(texts).size).toBe(texts.length)
  })
})
