import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDate,
  formatEraYear,
  formatOutcome,
  formatPeriod,
  formatPeriodWithEra,
  formatPlaces,
  formatYear,
  splitLines,
  splitTitle,
} from '../../server/contract/format.ts'

it('numbers of cases are set with commas', () => {
  expect([91, 1064, 10_000].map(formatCount)).toEqual(['91', '1,064', '10,000'])
})

describe('years', () => {
  it.each([
    [2006, '平成18年'],
    [2026, '令和8年'],
    [1961, '昭和36年'],
    [1913, '大正2年'],
    [1868, '明治元年'],
    [1800, ''],
  ])('%i is %s', (year, era) => {
    expect(formatEraYear(year)).toBe(era)
  })

  it.each([
    [2019, '平成31・令和元年'],
    [1989, '昭和64・平成元年'],
    [1926, '大正15・昭和元年'],
    [1912, '明治45・大正元年'],
  ])('%i belongs to two eras', (year, era) => {
    expect(formatEraYear(year)).toBe(era)
  })

  it('puts the Japanese year behind, where there is one', () => {
    expect(formatYear(2006)).toBe('2006年（平成18年）')
    expect(formatYear(1800)).toBe('1800年')
  })
})

describe('periods', () => {
  it('are open, one year, or a span', () => {
    expect(formatPeriod({ from: 2006 })).toBe('2006年から')
    expect(formatPeriod({ from: 2006, to: 2006 })).toBe('2006年')
    expect(formatPeriod({ from: 2000, to: 2007 })).toBe('2000〜2007年')
  })

  it('name an era once where both ends share it', () => {
    expect(formatPeriodWithEra({ from: 2006 })).toBe('2006年（平成18年）から')
    expect(formatPeriodWithEra({ from: 2006, to: 2006 })).toBe('2006年（平成18年）')
    expect(formatPeriodWithEra({ from: 2000, to: 2007 })).toBe('2000〜2007年（平成12〜19年）')
    expect(formatPeriodWithEra({ from: 2018, to: 2021 })).toBe('2018〜2021年（平成30年〜令和3年）')
    expect(formatPeriodWithEra({ from: 2015, to: 2019 })).toBe(
      '2015〜2019年（平成27年〜平成31・令和元年）',
    )
  })
})

describe('dates', () => {
  it.each([
    ['2019', '2019年'],
    ['2019-04', '2019年4月'],
    ['2019-04-01', '2019年4月1日'],
    ['2019年度', '2019年度'],
  ])('%s is shown as %s', (date, text) => {
    expect(formatDate(date)).toBe(text)
  })
})

it.each([
  ['続いている（2024年の時点）', { state: 'continuing', year: 2024 }],
  ['終わった（2019年）', { state: 'ended', year: 2019 }],
  ['白紙・撤回・解約', { state: 'withdrawn' }],
  ['分からない', { state: 'unknown' }],
])('what became of a case is said as 「%s」', (said, outcome) => {
  expect(formatOutcome(outcome)).toBe(said)
})

describe('places and titles', () => {
  it('names prefecture and municipality, once where they are the same', () => {
    expect(formatPlaces([{ prefecture: '岩手県', name: '北上市' }])).toBe('岩手県 北上市')
    expect(formatPlaces([{ prefecture: '滋賀県', name: '滋賀県' }])).toBe('滋賀県')
    expect(formatPlaces([{ prefecture: '全国', name: '全国（会場は毎年替わる）' }])).toBe(
      '全国（会場は毎年替わる）',
    )
    expect(
      formatPlaces([
        { prefecture: '青森県', name: '弘前市' },
        { prefecture: '大阪府', name: '高槻市' },
      ]),
    ).toBe('青森県 弘前市、大阪府 高槻市')
  })

  it('splits a title at its dash only', () => {
    expect(splitTitle('北上市の運動 ― やらされ感からの出直し')).toEqual({
      main: '北上市の運動',
      sub: 'やらされ感からの出直し',
    })
    expect(splitTitle('Ping-Pongの運動')).toEqual({ main: 'Ping-Pongの運動', sub: undefined })
  })

  it('reads lines with any line ending', () => {
    expect(splitLines('一\r\n二\n\n三\n')).toEqual(['一', '二', '三'])
  })
})
