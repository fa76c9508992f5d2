import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatShared, parseShared, type SharedList } from '../../server/contract/shared-list.ts'
import { casesIn, currentList, most } from '../../web/lists/kept-list.ts'
import { longestLink, packText, unpackText } from '../../web/lists/packed-link.ts'
import { formatListFile, parseListFile } from '../../web/pages/list/list-file.ts'
import { formatSharedLink, parseSharedLink, toShared } from '../../web/pages/list/shared-list.ts'
import { anyText } from '../support/any-text.ts'
import { anyStep, walk } from './any-lists.ts'

/** A list that a reader may have and give away; none to give where it is empty. */
const anyShared = fc
  .array(anyStep, { maxLength: 30 })
  .map((steps) => currentList(walk(steps)))
  .filter((list) => casesIn(list).length > 0)
  .map((list) => toShared(list, { notes: true, titles: true }))

const hostile = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--',
  '&lt;b&gt;',
  '</title></style><script>alert(1)</script>',
  '\u2028alert(1)',
]

const writing = {
  addressOf: (path: string) => `http://library.example${path}`,
  today: '2026-11-22',
}
const writeFile = (list: SharedList): string => formatListFile(list, new Map(), writing)

describe('a link', () => {
  it('gives back the list that it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(anyShared, async (list) => {
        const fragment = await formatSharedLink(list)
        expect(fragment).toMatch(/^#list=z[\w-]+$/)
        expect(await parseSharedLink(fragment)).toEqual({ list })
      }),
    )
  })

  it('with twenty cases and a line of notes each is short enough for a mail', async () => {
    const note = '職員の反応と、二年目に続いた理由を聞く。'
    const cases = Array.from({ length: 20 }, (_, number) => ({
      slug: `yamanashi-city-kaizen-undo-${number * 37}`,
      note: `${note}${number}`,
    }))
    const fragment = await formatSharedLink({ name: '秋の勉強会', cases })
    expect(fragment.length).toBeLessThan(longestLink / 2)
  })

  it('is read with the line breaks of a mail in it, and as plain text from an older browser', async () => {
    const list: SharedList = { name: '秋', cases: [{ slug: 'a', note: '聞く' }] }
    const fragment = await formatSharedLink(list)
    const broken = `http://library.example/list${fragment.slice(0, 20)}\r\n ${fragment.slice(20)}`
    expect(await parseSharedLink(broken)).toEqual({ list })
    const plain = Buffer.from(formatShared(list)).toString('base64url')
    expect(await parseSharedLink(`#list=p${plain}`)).toEqual({ list })
  })

  it('of anything else is said to be damaged, and nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(await parseSharedLink(`#list=z${text}`)).toHaveProperty('fault')
        expect(await parseSharedLink(`#list=p${text}`)).toHaveProperty('fault')
      }),
    )
    expect(await parseSharedLink('#uses')).toBeUndefined()
    expect(await parseSharedLink(`#list=z${'A'.repeat(1_000_001)}`)).toEqual({ fault: 'large' })
  })

  it('of a few kilobytes cannot unpack to more than fits', async () => {
    const text = '{"version":1,"name":"秋","cases":[{"slug":"a"}]}'.padEnd(20_000_000)
    const bomb = deflateRawSync(text).toString('base64url')
    expect(bomb.length).toBeLessThan(100_000)
    expect(await parseSharedLink(`#list=z${bomb}`)).toEqual({ fault: 'damaged' })
    expect(await unpackText(await packText('短い'))).toBe('短い')
  })
})

describe('a file', () => {
  it('gives back the list that it was made of, as HTML and as its data alone', () => {
    fc.assert(
      fc.property(anyShared, (list) => {
        expect(parseListFile(writeFile(list))).toEqual({ list })
        expect(parseListFile(formatShared(list))).toEqual({ list })
      }),
    )
  })

  it('holds only the elements that it is made of, whatever a list is called or says', () => {
    const text = fc.oneof(anyText, fc.constantFrom(...hostile))
    fc.assert(
      fc.property(text, text, text, (name, note, title) => {
        const list = { name, cases: [{ slug: 'a', note, title, where: note }] }
        const file = writeFile(list)
        const tags = [...file.matchAll(/<[!/]?([a-z]+\d?)/gi)].map(([, tag]) => tag)
        const known = 'doctype html head meta title style body p h1 ol li h2 b a script'.split(' ')
        expect(tags.filter((tag = '') => !known.includes(tag))).toEqual([])
        expect(file.match(/<script/g)).toHaveLength(1)
        expect(file).not.toMatch(/<[^>]*\son[a-z]+\s*=/i)
        expect(file).toContain("default-src 'none'")
      }),
    )
  })

  it('shows place, title, summary, note and address of each case in their order', () => {
    const card = {
      ...{ asked: 'kawase', slug: 'kawase-city', title: '川瀬市の窓口 ― 待たせない' },
      municipalities: [{ name: '川瀬市', prefecture: 'hokkaido' }],
      ...{ population: 'city', period: { from: 2016, to: 2022 } },
      ...{ scenes: ['workplace.fix'], themes: [], collections: [] },
      summary: '待ち時間が長かった。\n半分になった。',
      outcome: { state: 'unknown' },
    }
    const cases = [
      { slug: 'gone', note: '', title: '公開を終えた事例', where: '北上市' },
      { slug: 'kawase', note: '一行目\n二行目', title: '川瀬市の窓口', where: '川瀬市' },
    ]
    const file = formatListFile({ name: '秋の勉強会', cases }, new Map([['kawase', card]]), writing)
    const text = file.replace(/<style>.*?<\/style>|<script.*?<\/script>|<[^>]*>/gs, '')
    const order = ['秋の勉強会', '2026年11月22日', '北上市', '公開を終えた事例', '北海道 川瀬市']
    const rest = ['2016〜2022年', '川瀬市の窓口', '待たせない', '待ち時間が', '半分に', '二行目']
    const places = [...order, ...rest, `http://library.example/cases/kawase-city`].map((part) =>
      text.indexOf(part),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('of anything else says what is wrong with it, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        expect(parseListFile(text)).toHaveProperty('fault')
      }),
    )
    const read = (shared: object) => parseListFile(JSON.stringify(shared))
    const many = Array.from({ length: most.cases + 1 }, (_, number) => ({ slug: `case-${number}` }))
    expect(parseListFile('<html>会議録</html>')).toEqual({ fault: 'unlike' })
    expect(parseListFile(' '.repeat(3_000_001))).toEqual({ fault: 'large' })
    expect(read({ version: 2, lists: [] })).toEqual({ fault: 'newer' })
    expect(read({ version: 1, name: '空', cases: [] })).toEqual({ fault: 'empty' })
    expect(read({ version: 1, name: '多', cases: many })).toEqual({ fault: 'large' })
    expect(read({ version: 1, name: '悪', cases: [{ slug: 'javascript:alert(1)' }] })).toEqual({
      fault: 'damaged',
    })
  })
})

describe('a list that came in', () => {
  it('has no more than its form: no other properties, no endless texts, no steering marks', () => {
    const received = parseShared(
      JSON.stringify({
        ...{ version: 1, name: `長い\u202e${'名'.repeat(500)}`, owner: 'x' },
        cases: [
          { slug: 'a', note: 'あ\u0007'.repeat(5_000), html: '<b>', title: 7, where: null },
          { slug: 'a', note: '二度目' },
        ],
        __proto__: { polluted: true },
      }),
    )
    expect(received).toEqual({
      list: {
        name: `長い${'名'.repeat(most.name - 2)}`,
        cases: [{ slug: 'a', note: '二度目' }],
      },
    })
  })
})
