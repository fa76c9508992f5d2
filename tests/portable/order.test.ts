/** The words of `npm run pack`. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCollectedDay } from '../../scripts/pack/collected-day.ts'
import { readPackOrder } from '../../scripts/pack/read-pack-order.ts'
import { collections } from '../../server/contract/vocabulary.ts'

describe('the order of npm run pack', () => {
  it('needs a folder only', () => {
    expect(readPackOrder(['--out', '持ち運び #1'])).toEqual({
      out: '持ち運び #1',
      collections: [],
      wordsOnly: false,
      date: undefined,
      cases: undefined,
    })
  })

  it('takes collections, each once, a day, a folder of cases, and whether words are enough', () => {
    const words = '--out o --collection ppp --collection books --collection ppp --words-only'
    const order = readPackOrder([...words.split(' '), '--date=2028-02-29', '--cases', 'c'])
    expect(order).toEqual({
      out: 'o',
      collections: ['ppp', 'books'],
      wordsOnly: true,
      date: '2028-02-29',
      cases: 'c',
    })
  })

  it('names the collections there are to whoever asks for another one', () => {
    const said = readPackOrder(['--out', 'o', '--collection', 'PPP'])
    expect(said).toMatch(/^特集「PPP」はありません。/)
    for (const { id, label } of collections) expect(said).toContain(`${id}（${label}）`)
  })

  it.each([
    [[], /--out に、書き出すフォルダーを/],
    [['--out', ' '], /--out に、書き出すフォルダーを/],
    [['--out'], /値が足りません/],
    [['--out', 'o', '--word-only'], /知らない指定/],
    [['--out', 'o', '--words-only=yes'], /知らない指定/],
    [['--out', 'o', '--cases', ''], /--cases に/],
    [['--out', 'o', '--collection', 'ppp', 'books'], /「books」が余っています/],
    [['--out', 'o', '--date', '2026-02-29'], /暦にある日/],
    [['--out', 'o', '--date', '2026/11/28'], /暦にある日/],
    [['--out', 'o', '--date', '2026-13-01'], /暦にある日/],
  ])('says in Japanese what is wrong with %j', (words, sentence) => {
    expect(readPackOrder(words)).toMatch(sentence)
  })

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        const order = readPackOrder(words)
        expect(typeof order === 'string' || order.out.trim() !== '').toBe(true)
      }),
    )
  })
})

describe('the day of a pack', () => {
  it('is the newest on which a case was checked or changed', () => {
    const cases = [
      { checked: '2026-05-01', updates: [] },
      { checked: '2026-04-01', updates: [{ date: '2026-06-02', note: '続きを足した' }] },
    ]
    expect(findCollectedDay(cases)).toBe('2026-06-02')
    expect(findCollectedDay(cases.slice(0, 1))).toBe('2026-05-01')
    expect(findCollectedDay([])).toBe('')
  })
})
