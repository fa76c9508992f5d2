import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case, Source } from '../../../server/cases/case.ts'
import { parseCase } from '../../../server/cases/parse.ts'
import {
  type CollectOptions,
  collectReferences,
  sortByYomi,
} from '../../../server/exports/references/collect.ts'
import { formatSist02 } from '../../../server/exports/references/sist02.ts'
import { propertyRuns } from '../../support/any-text.ts'
import { goodCase } from '../../support/make-case.ts'
import { samples } from './samples.ts'

const today = '2026-11-22'
const read = (text: string) => text

function makeCase(slug: string, sources: readonly Partial<Source>[]): Case {
  const { case: made } = parseCase({ name: `${slug}.md`, slug, text: goodCase })
  if (!made) throw new Error('the good case is not good')
  const blank = {
    title: '題',
    publisher: 'サイト',
    url: `https://example.jp/${slug}`,
    yomi: 'だい',
  }
  return {
    ...made,
    sources: sources.map((source, index) => ({ ...blank, id: index + 1, ...source })),
  }
}

function collect(cases: readonly Case[], options: Partial<CollectOptions> = {}) {
  return collectReferences(cases, { today, read, ...options })
}

describe('the references of some cases', () => {
  it('are each case and each of its sources, or only the ones or the others', () => {
    const cases = [makeCase('a-city', [{}]), makeCase('b-city', [{}])]
    const list = (only?: 'cases' | 'sources') =>
      collect(cases, only && { only })
        .map(({ id }) => id)
        .sort()
    expect(list()).toEqual(['a-city', 'a-city-1', 'b-city', 'b-city-1'])
    expect(list('cases')).toEqual(['a-city', 'b-city'])
    expect(list('sources')).toEqual(['a-city-1', 'b-city-1'])
  })

  it('name one address once, by its fullest description, and say where it is cited', () => {
    const url = 'https://example.jp/same'
    const cases = [
      makeCase('a-city', [{}, { url, date: '2019' }]),
      makeCase('b-city', [{ url, authors: ['西尾市'], yomi: 'にしおし' }]),
      makeCase('c-city', [{ url, date: '2019-04-01' }]),
    ]
    const found = collect(cases, { only: 'sources' }).filter((each) => each.url === url)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      id: 'a-city-2',
      authors: [{ name: '西尾市' }],
      citedBy: [
        { slug: 'a-city', source: 2 },
        { slug: 'b-city', source: 1 },
        { slug: 'c-city', source: 1 },
      ],
    })
  })

  it('have ids of their own even where a slug ends like the number of a source', () => {
    const cases = [makeCase('a', [{ url: 'https://example.jp/1' }]), makeCase('a-1', [])]
    expect(new Set(collect(cases).map(({ id }) => id)).size).toBe(3)
  })

  it('are dated by the check of the case where they were read, and by today where they are cases', () => {
    const { sources, ...found } = makeCase('a-city', [{}])
    const references = collect([{ ...found, sources, checked: '2026-10-01' }], { today })
    expect(references.map(({ id, accessed }) => [id, accessed]).sort()).toEqual([
      ['a-city', '2026-11-22'],
      ['a-city-1', '2026-10-01'],
    ])
  })

  it('are read by the analyser where the writer gave no reading, without the signs around words', () => {
    const { yomi: _, ...source } = { title: '【概要】“PFI”の見直し', yomi: undefined }
    const found = makeCase('a-city', [source])
    const asked: string[] = []
    const bare = { ...found, sources: found.sources.map(({ yomi: _yomi, ...rest }) => rest) }
    const references = collect([bare], {
      only: 'sources',
      read: (text) => {
        asked.push(text)
        return 'がいよう'
      },
    })
    expect(asked).toEqual(['概要PFIの見直し'])
    expect(references[0]?.yomi).toBe('がいよう')
  })
})

describe('the order of a reference list', () => {
  const sort = (made: readonly { yomi: string; date?: string; title?: string }[]) =>
    sortByYomi(
      made.map(({ title = '題', ...rest }, index) => ({
        ...{ id: `a-${index}`, kind: 'page' as const, authors: [], title, citedBy: [] },
        ...rest,
      })),
      read,
    )

  it('puts the samples into the order of their readings', () => {
    const marks = sortByYomi(
      samples.map(({ reference }) => reference),
      read,
    ).map((sorted) => samples.find(({ reference }) => reference.id === sorted.id)?.what[0])
    expect(marks.join('')).toBe('⑫②④⑧③⑦⑩⑪①⑤⑨⑥')
  })

  it.each([
    ['カタカナ as ひらがな', ['あめ', 'アラ', 'あり']],
    ['ー as the vowel before it', ['さー', 'さあい', 'さい']],
    ['は before ば before ぱ only where the rest is the same', ['はん', 'ばん', 'ぱん', 'ばんび']],
    [
      'small letters before large ones only where the rest is the same',
      ['きって', 'きつて', 'きつね'],
    ],
    ['a family name before the longer one that begins like it', ['もり わか', 'もりい あき']],
  ])('takes %s', (_, sorted) => {
    const readings = sorted.map((yomi) => ({ yomi }))
    expect(sort(readings.toReversed()).map(({ yomi }) => yomi)).toEqual(sorted)
  })

  it('puts the older first and the undated last, then goes by title', () => {
    const sorted = [
      { yomi: 'あ', date: '2019', title: 'い' },
      { yomi: 'あ', date: '2019-04', title: 'あ' },
      { yomi: 'あ', date: '2020', title: 'い' },
      { yomi: 'あ', title: 'あ' },
      { yomi: 'あ', title: 'い' },
    ]
    const found = sort(sorted.toReversed()).map(({ date, title }) => [date, title])
    expect(found).toEqual(sorted.map(({ date, title }) => [date, title]))
  })

  it('is the same whatever the order of the cases', () => {
    const yomi = fc.string({ unit: fc.constantFrom('あ', 'ー', 'ば', 'っ', ' '), minLength: 1 })
    const date = fc.option(fc.constantFrom('2019', '2019-04'), { nil: undefined })
    fc.assert(
      fc.property(fc.array(fc.record({ yomi, date }), { maxLength: 8 }), (made) => {
        const readings = made.map(({ yomi: one, date: day }, index) => ({
          ...{ yomi: one, title: `題${index}` },
          ...(day !== undefined && { date: day }),
        }))
        const print = (list: typeof readings) => sort(list).map(formatSist02)
        expect(print(readings.toReversed())).toEqual(print(readings))
      }),
      { numRuns: propertyRuns },
    )
  })
})
