/** What readers ask in vain: kept from the third day on, and nothing of a person with it. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  missedDays,
  mostMissedHashes,
  mostMissedSearches,
} from '../../../server/desk/state/missed-searches.ts'
import { isNeverKept } from '../../../server/desk/state/unkept-searches.ts'
import { propertyRuns } from '../../support/any-text.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { dayMs, makeDesk } from './make-desk.ts'

/** A desk that notes. */
async function makeNoting(folder?: string) {
  const made = await makeDesk(folder)
  made.desk.changeSettings({ missedSearches: true })
  const { note, list } = made.desk.missedSearches
  const noteOn = (days: number, text: string) => {
    for (let day = 0; day < days; day += 1) {
      note(text, 'none')
      made.time.now += dayMs
    }
  }
  const count = (table: string) =>
    made.database.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count
  return { ...made, note, list, noteOn, count }
}

/** A number as a text that is no number. */
function writeKana(index: number): string {
  return [...String(index)].map((digit) => 'かきくけこさしすせそ'.charAt(Number(digit))).join('')
}

/** Everything that stands in the files of the state. */
async function readBytes(folder: string): Promise<Buffer> {
  const names = await readdir(folder)
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))))
}

describe('a search in vain', () => {
  it('is not noted unless the association has asked for it', async () => {
    const { desk, time, database } = await makeDesk()
    for (let day = 0; day < 5; day += 1) {
      desk.missedSearches.note('屋台の許可', 'none')
      time.now += dayMs
    }
    expect(desk.missedSearches.list()).toEqual([])
    expect(database.all('SELECT * FROM missed_hashes')).toEqual([])
    expect(database.all('SELECT * FROM settings')).toEqual([])
  })

  it('stands in no file of the state before the third day, and in the list from then on', async () => {
    const folder = await makeFolder()
    const { note, list, noteOn, time } = await makeNoting(folder)
    const text = '屋台の許可を早く出す工夫'
    for (let again = 0; again < 9; again += 1) note(text, 'none')
    noteOn(2, text)
    expect(list()).toEqual([])
    expect((await readBytes(folder)).includes('屋台')).toBe(false)
    note(text, 'unopened')
    expect(list()).toEqual([{ text, days: 3, last: '2026-12-01', kind: 'unopened' }])
    expect((await readBytes(folder)).includes('屋台')).toBe(true)
    note(text, 'none')
    time.now += dayMs
    note(text, 'none')
    expect(list()).toEqual([{ text, days: 4, last: '2026-12-02', kind: 'none' }])
  })

  it('has no time finer than a day, and until its text is kept only a hash that other libraries do not have', async () => {
    const [one, other] = [await makeNoting(), await makeNoting()]
    for (const each of [one, other]) each.noteOn(2, '屋台の許可')
    const hashes = [one, other].map(({ database }) =>
      database.all<{ hash: string }>('SELECT * FROM missed_hashes ORDER BY day'),
    )
    expect(hashes[0]).toEqual([
      { hash: expect.stringMatching(/^[\w-]{43}$/), day: '2026-11-29' },
      { hash: hashes[0]?.[0]?.hash, day: '2026-11-30' },
    ])
    expect(hashes[1]?.[0]?.hash).not.toBe(hashes[0]?.[0]?.hash)
    one.note('屋台の許可', 'none')
    expect(one.database.all('SELECT * FROM missed_hashes')).toEqual([])
    expect(one.database.all('SELECT * FROM missed_searches')).toEqual([
      { text: '屋台の許可', kind: 'none', days: 3, last: '2026-12-01' },
    ])
  })

  it('is listed by the days on which it was asked', async () => {
    const { noteOn, list } = await makeNoting()
    noteOn(3, '三日')
    noteOn(2, '二日')
    noteOn(5, '五日')
    expect(list().map(({ text, days }) => [text, days])).toEqual([
      ['五日', 5],
      ['三日', 3],
    ])
  })

  it('is deleted after half a year, and so is its hash, which then counts for nothing', async () => {
    const { noteOn, note, list, time, count, open } = await makeNoting()
    noteOn(3, '屋台の許可')
    noteOn(2, '夜の窓口')
    time.now += (missedDays + 1) * dayMs
    note('夜の窓口', 'none')
    expect(list()).toEqual([])
    open()
    expect([count('missed_searches'), count('missed_hashes')]).toEqual([0, 1])
  })

  it('that was noted goes with the switch, and what comes after begins anew with another key', async () => {
    const { desk, database, noteOn, list, note } = await makeNoting()
    const readKey = () => database.all(`SELECT * FROM settings WHERE name LIKE '%Key'`)
    noteOn(3, '屋台の許可')
    noteOn(2, '夜の窓口')
    const key = readKey()
    expect(key).toHaveLength(1)
    desk.changeSettings({ twoPeople: false })
    expect(list()).toHaveLength(1)
    desk.changeSettings({ missedSearches: false })
    for (const table of ['missed_searches', 'missed_hashes']) {
      expect(database.all(`SELECT * FROM ${table}`), table).toEqual([])
    }
    expect(readKey()).toEqual([])
    desk.changeSettings({ missedSearches: true })
    note('夜の窓口', 'none')
    expect(list()).toEqual([])
    expect(readKey()).not.toEqual(key)
  })

  it('leaves its place to newer ones: there are so many hashes and texts and no more', async () => {
    const { database, note, noteOn, list, count } = await makeNoting()
    database.transact(() => {
      for (let index = 0; index < mostMissedHashes; index += 1) {
        database.run('INSERT INTO missed_hashes VALUES (?, ?)', `${index}`, '2026-11-28')
      }
      for (let index = 0; index < mostMissedSearches; index += 1) {
        const values = [`文${index}`, index === 5 ? '2026-08-01' : '2026-11-01']
        database.run(`INSERT INTO missed_searches VALUES (?, 'none', 3, ?)`, ...values)
      }
    })
    noteOn(2, '屋台の許可')
    expect(count('missed_hashes')).toBe(mostMissedHashes)
    note('屋台の許可', 'none')
    expect(list()).toHaveLength(mostMissedSearches)
    const texts = list().map(({ text }) => text)
    expect(texts.filter((text) => ['屋台の許可', '文5'].includes(text))).toEqual(['屋台の許可'])
  })

  it('is answered also where the disk takes no more', async () => {
    const { database, note, count } = await makeNoting()
    database.get('PRAGMA max_page_count = 1')
    const texts = Array.from({ length: 600 }, (_, index) => 'あいう'.repeat(9) + writeKana(index))
    for (const text of texts) note(text, 'none')
    expect(count('missed_hashes')).toBeLessThan(600)
    database.get('PRAGMA max_page_count = 1000000')
    for (const text of texts) note(text, 'none')
    expect(count('missed_hashes')).toBe(600)
  })
})

describe('a text that may name somebody', () => {
  const never = [
    ...[
      'tanaka@example.jp に聞く',
      '田中＠example.jp',
      '電話 03-1234-5678',
      '０９０１２３４５６７８',
    ],
    ...['(0776) 20 51 11', '0776・20・51', '〇三-一二三-五六七', '職員番号 4711', '2019年の改善'],
    ...['', '   ', 'a\0b', '改行\nの後', '\ud800', 'あ'.repeat(81), '٠١٢٣'],
  ]

  it.each(never)('%j is never kept', async (text) => {
    expect(isNeverKept(text)).toBe(true)
    const { noteOn, list, count } = await makeNoting()
    noteOn(4, text)
    expect([list(), count('missed_hashes')]).toEqual([[], 0])
  })

  it.each([
    '若手の提案が続かない',
    '30人の部署で20年',
    'あ'.repeat(80),
    '一二三と数える',
    'dx @ 窓口',
  ])('%j is none', (text) => {
    expect(isNeverKept(text)).toBe(false)
  })

  it('with a number of four digits or an address in it is never kept, whatever stands around it', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 20 })
    const digit = fc.constantFrom(...'0123456789０１２３４５６７８９')
    const number = fc.string({ unit: digit, minLength: 4, maxLength: 14 })
    const name = fc.string({
      unit: fc.constantFrom(...'abcdｅｆ０9._'),
      minLength: 1,
      maxLength: 9,
    })
    const address = fc.tuple(name, fc.constantFrom('@', '＠'), name).map((parts) => parts.join(''))
    fc.assert(
      fc.property(around, fc.oneof(number, address), around, (before, secret, after) => {
        expect(isNeverKept(before + secret + after)).toBe(true)
      }),
      { numRuns: propertyRuns },
    )
  })
})
