/** The parts of a case page: what is known is said with its sources, what is not is said to be unknown. */

import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { prefectures } from '../../server/contract/vocabulary.ts'
import { comparisonHref } from '../../web/case-links.ts'
import { FactsBox } from '../../web/pages/case/CaseHead.tsx'
import { CaseBarriers, CaseUnknown, CaseYears } from '../../web/pages/case/CaseRecord.tsx'
import { SourceList } from '../../web/pages/case/CaseSection.tsx'
import { moveLeft } from '../../web/pages/compare/ComparisonTable.tsx'
import { tileColumns, tiles } from '../../web/parts/PrefectureMap.tsx'
import { makeFakeLibrary } from '../support/test-app.ts'

function fakeCase(replaced: Partial<CaseAnswer> = {}): CaseAnswer {
  const place = makeFakeLibrary().findCase('kawase-city-madoguchi')
  if (!place || 'movedTo' in place) throw new Error('the fake library has lost its case')
  return { ...place.found, ...replaced }
}

const textOf = (node: VNode): string => renderToString(node).replace(/<[^>]*>|\u2060/g, '')

/** The rows of the catalogue card as names and what stands beside them. */
function readFacts(shown: CaseAnswer): Record<string, string> {
  const html = renderToString(<FactsBox case={shown} />)
  const rows = html.matchAll(/<dt>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs)
  return Object.fromEntries(
    [...rows].map(([, name = '', value = '']) => [name, value.replace(/<[^>]*>|\u2060/g, '')]),
  )
}

const quote = (text: string) => ({ text, section: 'results', sources: [1, 2] })

it('the catalogue card has every row, and 不明 where nothing is known', () => {
  const facts = readFacts(fakeCase({ quotes: {}, roles: [], fields: [] }))
  expect(Object.keys(facts).join(' ')).toBe(
    '所在 規模 期間 結末 いまの姿 担い手 費用 人手 テーマ 分野 出典 最終確認',
  )
  for (const name of ['いまの姿', '担い手', '費用', '人手', '分野'])
    expect(facts[name]).toBe('不明')
  expect(facts).toMatchObject({
    所在: '北海道 川瀬市',
    出典: '出典1件（公文書1）、出典が一つだけの文 2',
  })
})

it('what is known stands on it in the words of the case, with its sources', () => {
  const quotes = { cost: quote('費用は600万円だった。'), staff: quote('3人が当たった。') }
  const roles = [
    { id: 'leader', label: '首長', actors: ['市長'] },
    { id: 'staff', label: '職場・職員', actors: ['市民課', '税務課'] },
  ]
  const shown = fakeCase({ quotes, roles })
  expect(readFacts(shown)).toMatchObject({
    費用: '費用は600万円だった12。',
    人手: '3人が当たった12。',
    担い手: '首長市長職場・職員市民課、税務課',
    いまの姿: '不明',
  })
  expect(renderToString(<FactsBox case={shown} />)).toContain('href="#source-2" aria-label="出典2"')
})

it('a barrier has all that was done about it, or says that nothing is known', () => {
  const walls = [
    { barrier: 'silos', responses: [quote('会を開いた。'), quote('書類をまとめた。')] },
    { barrier: 'understaffed', responses: [] },
  ]
  expect(textOf(<CaseBarriers walls={walls} />)).toBe(
    '縦割り会を開いた12。書類をまとめた12。人手不足不明　取られた手について確認できた情報はない',
  )
})

it('what is not known is a list, with the way to ask about it', () => {
  const node = <CaseUnknown slug="kawase" unknown={['かかった費用', '職員の人数']} />
  expect(textOf(node)).toBe('かかった費用職員の人数これらを尋ねる質問票')
  expect(renderToString(node)).toContain('href="/visit?slug=kawase"')
})

it('a chronicle names Japanese years once, and fiscal years as such', () => {
  const at = (when: object, text: string) => ({ ...quote(text), year: 2015, ...when })
  const years = [
    at({ year: 1850 }, '開いた。'),
    at({ fiscal: true }, '決めた。'),
    at({ month: 6 }, '始めた。'),
    at({ year: 2016, month: 4, day: 1 }, '移した。'),
  ]
  const moments = renderToString(<CaseYears years={years} />).matchAll(
    /<span class="when">(.*?)<\/li>/gs,
  )
  expect(
    [...moments].map(([, text = '']) => text.replace(/<sup.*?<\/sup>|<[^>]*>|\u2060/g, '')),
  ).toEqual([
    '1850年開いた。',
    '2015年度平成27年度決めた。',
    '2015年6月始めた。',
    '2016年4月1日平成28年移した。',
  ])
})

it('a source names its author and publisher, each once, and leads to a copy of it', () => {
  const source = {
    id: 1,
    title: '調査',
    publisher: '川瀬市（写し）',
    url: 'https://example.jp/?a=1&b',
  }
  const sources = [
    { ...source, author: '川瀬市' },
    { ...source, id: 2, author: '山田 太郎' },
  ]
  const sections = fakeCase().sections
  const text = textOf(<SourceList sources={sources} sections={sections} />)
  expect(text.match(/調査川瀬市（写し）年月日　不明/g)).toHaveLength(1)
  expect(text).toContain('調査山田 太郎　川瀬市（写し）年月日　不明')
  const html = renderToString(<SourceList sources={sources} sections={sections} />)
  expect(html).toContain('keyword=https%3A%2F%2Fexample.jp%2F%3Fa%3D1%26b')
  expect(html.match(/href="#ref-\d"/g)).toEqual(['href="#ref-1"'])
})

it('a case changes places with the one before it, and the first stays', () => {
  expect(moveLeft(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b'])
  expect(moveLeft(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c'])
})

it('moving loses no case and makes none, wherever it is tried', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: -2, max: 9 }), (slugs, index) => {
      expect(moveLeft(slugs, index).toSorted()).toEqual(slugs.toSorted())
    }),
  )
})

it('a file has the cases in the order of the page', () => {
  expect(comparisonHref(['b', 'a'], 'csv')).toBe('/api/compare?format=csv&slug=b&slug=a')
})

it('every prefecture and the whole country have one tile, each its own', () => {
  expect(tiles.map(({ id }) => id)).toEqual(prefectures.map(({ id }) => id))
  expect(new Set(tiles.map(({ column, row }) => `${column}-${row}`)).size).toBe(tiles.length)
  for (const { column, name } of tiles) {
    expect(column, name).toBeGreaterThanOrEqual(0)
    expect(column, name).toBeLessThan(tileColumns)
  }
})
