import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutGrams, hasPhrase, writeCanonical, writeYears } from '../../server/text/canonical.ts'
import { findEraYears } from '../../server/text/era.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { normalizeText } from '../../server/text/normalize.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { anyNumber, listYearWritings, writings } from '../support/any-number.ts'
import { anyText } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'

let analyzer: Analyzer
beforeAll(async () => {
  analyzer = await loadAnalyzer()
})

const write = (text: string) => writeCanonical(normalizeText(text))
const termsOf = (text: string) => analyzer.tokenize(text).map(({ term }) => term)

const counters = ['円', '人', '件', '％', '%', '割', '回', '世帯', '団体', 'か所']

describe('a number is one however it is written', () => {
  test.each(Object.keys(writings))('%s', (name) => {
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...counters), (number, counter) => {
        const text = `${writings[name]?.(number)}${counter}`
        expect(write(text)).toBe(`${number}${normalizeText(counter)}`)
        expect(cutGrams(text)).toEqual(cutGrams(`${number}${counter}`))
        if (number > 9) expect(termsOf(`費用は${text}だった`)).toContain(String(number))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['1.5億円', '150000000円'],
    ['１．５億円', '150000000円'],
    ['一・五億円', '150000000円'],
    ['1億5000万円', '150000000円'],
    ['15000万円', '150000000円'],
    ['9593千円', '9593000円'],
    ['百五十万人', '1500000人'],
    ['三億', '300000000'],
    ['一億総活躍', '100000000総活躍'],
    ['1億総活躍', '100000000総活躍'],
    ['壱万円', '10000円'],
    ['萬圓', '万円'],
    ['十年以上', '10年以上'],
    ['二十三区', '23区'],
    ['三十代', '30代'],
    ['第三セクター', '第3セクター'],
    ['1.50倍', '1.5倍'],
    ['二○二〇人', '2020人'],
  ])('%s is %s', (text, written) => {
    expect(write(text)).toBe(written)
  })

  test.each([
    ...[
      '一般',
      '三重県',
      '四国',
      '十勝',
      '千葉',
      '八戸市',
      '百条委員会',
      '万能',
      '四万十市',
      '千歳市',
    ],
    ...[
      '十日町市',
      '四日市市',
      '二本松市',
      '五島市',
      '九十九里町',
      '七十七銀行',
      '五十嵐',
      '八百屋',
    ],
    ...[
      '統一回答',
      '唯一人気',
      '数百万円',
      '二三人',
      '十分な',
      '万一',
      '千代田区',
      '一部',
      '三浦半島',
    ],
    ...['v1.2.3', '2020.4.1', '五所川原', '六本木', '八王子市', '百貨店', '十字路'],
  ])('%s is no number', (text) => {
    expect(write(text)).toBe(text)
  })

  test('a number is no piece of a longer one', () => {
    expect(cutGrams('1,000人').filter((gram) => cutGrams('100人').includes(gram))).toEqual([])
    expect(hasPhrase(write('参加者は1,100人'), write('100人'))).toBe(false)
    expect(hasPhrase(write('参加者は百人だった'), write('１００人'))).toBe(true)
  })

  test('its mark covers what is written, and is shown as it is written', () => {
    const text = '費用は９，５９３万円でした'
    const token = analyzer.tokenize(text).find(({ term }) => term === '95930000')
    expect(text.slice(token?.start, token?.end)).toBe('９，５９３万')
    expect(token?.base).toBe('９，５９３万')
  })
})

describe('a year is one however it is written', () => {
  test('in the calendar and in the era, in digits and in kanji, short and long', () => {
    for (let year = 1868; year <= 2040; year++) {
      for (const text of listYearWritings(year)) {
        expect(write(text), text).toBe(String(year))
        if (text.endsWith('元')) continue
        expect(termsOf(`それは${text}のこと`), text).toContain(String(year))
        expect(write(`${text}度`), text).toBe(`${year}度`)
      }
    }
  })

  test.each(['R-1グランプリ', 'S-1', 'M7.3', 'H-2ロケット'])('%s is no year', (text) => {
    expect(termsOf(text).join(' ')).not.toMatch(/\b(?:19|20)\d\d\b/)
    expect(cutGrams(text).join(' ')).not.toMatch(/\b(?:19|20)\d\d\b/)
  })

  test('a month stays apart from its year', () => {
    expect(write('令和三年三月')).toBe('2021年3月')
    expect(write('平成20年4月')).toBe(write('2008年4月'))
  })

  test('a model reads western years, and numbers as they are', () => {
    expect(writeYears('平成20年に9,593万円')).toBe('2008に9,593万円')
  })
})

const yearsOf = (text: string) => findEraYears(text).map(({ year }) => year)

describe('years written in an era', () => {
  test.each([
    ['平成20年', ['2008']],
    ['平成 20年', ['2008']],
    ['平成元年', ['1989']],
    ['令和元', ['2019']],
    ['h20', ['2008']],
    ['h.20', ['2008']],
    ['s63からh2へ', ['1988', '1990']],
    ['明治元年', ['1868']],
    ['大正15年', ['1926']],
    ['平成二十年度', ['2008']],
    ['昭和六十一年', ['1986']],
    ['昭和六一年', ['1986']],
    ['令和二年', ['2020']],
    ['h元年', ['1989']],
    ['r元年度', ['2019']],
    ['m45年', ['1912']],
    ['平成22・23年度', ['2010', '2011']],
    ['平成12〜18年度', ['2000', '2006']],
    ['h20~22年', ['2008', '2010']],
    ['昭61', ['1986']],
    ['平31年度', ['2019']],
    ['令元', ['2019']],
    ['r元 予算', ['2019']],
    ["'07", ['2007']],
    ["'86年", ['1986']],
    ['07年', ['2007']],
  ])('%s has %j', (text, years) => {
    expect(yearsOf(text)).toEqual(years)
  })

  test.each([
    ...['kaizen20', 'h200', 'covid19', 'm1a', '平成の大合併', '昭和', 'ch2', 'r', '2008年', 'h2o'],
    ...['m9.0の地震', 'm2', '100m2', 'h鋼', 't字路', 's字', 'r&d', 'm&a', '5g', 's65', 't20', 'm7'],
    ...[
      '水平20',
      '公平10',
      '平2.5',
      '昭70',
      "'07'",
      "'071",
      '2/07年',
      '07年生',
      '命令2',
      'r元素',
      "it's 10",
    ],
  ])('%s has none', (text) => {
    expect(yearsOf(text)).toEqual([])
  })

  test('the era and its letter name the same year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), (count) => {
        expect(yearsOf(`昭和${count}年`)).toEqual(yearsOf(`s${count}`))
      }),
    )
  })
})

describe('ヶ, 々 and the signs in Latin names', () => {
  test.each([
    ['茅ヶ崎', '茅ケ崎', '茅が崎'],
    ['関ヶ原', '関ケ原', '関が原'],
    ['龍ヶ崎市', '龍ケ崎市', '竜が崎市'],
    ['つつじヶ丘', 'つつじケ丘', 'つつじが丘'],
    ['霞ヶ関', '霞ケ関', '霞が関', '霞ガ関', '霞ｶﾞ関'],
    ['2ヶ所', '2ケ所', '2か所', '2カ所', '2ヵ所', '２箇所', '2個所', '二箇所', '二ヶ所'],
    ['3ヶ月', '三カ月', '三か月', '3箇月'],
    ['一ヶ月', '1カ月', '１か月'],
    ['数ヶ国', '数か国', '数カ国'],
    ['佐々木', '佐佐木'],
    ['代々木公園', '代代木公園'],
    ['人々', '人人'],
    ['Wi-Fi', 'WiFi', 'wi-fi', 'Ｗｉ－Ｆｉ', 'Wi・Fi', 'ＷｉーＦｉ'],
    ['AI-OCR', 'AIOCR', 'AI・OCR', 'AI.OCR'],
    ['e-Tax', 'eTax', 'Ｅ－ＴＡＸ'],
    ['COVID-19', 'COVID19'],
    ['K-NET', 'KNET', 'K・NET'],
  ])('%s, %s … are one', (...all) => {
    expect([...new Set(all.map(write))]).toHaveLength(1)
  })

  test.each([
    'm7.3の地震',
    'ver.2.0',
    '町が動く',
    '市が原案を作った',
    'ケーキ',
    '2個所有',
    '一ヶヾ',
    'aーい',
    '方がガ',
    'カラオケ大会',
    '12カラット',
    '2008-2010',
    '3-5人',
  ])('%s stays as it is', (text) => {
    expect(write(text)).toBe(normalizeText(text))
  })
})

describe('any text has one canonical writing', () => {
  const numbers = fc.constantFrom(...'一二三十百千万億〇○1２,，.・年人円ヶケ々平成元HR')
  const anyWriting = fc
    .array(fc.oneof(numbers, numbers, anyText), { maxLength: 12 })
    .map((pieces) => pieces.join(''))

  test('writing never throws, and what was normal stays normal', () => {
    fc.assert(
      fc.property(anyWriting, (text) => {
        const written = write(text)
        expect(normalizeText(written)).toBe(written)
      }),
      { numRuns: 3000 },
    )
  })

  test('50,000 characters take linear time', () => {
    const attacks = [
      '1',
      '1,',
      '1,234',
      '一',
      '十',
      '〇',
      '千万',
      '1.',
      '平成',
      'h2',
      '22・23年',
      'ヶ',
      '佐々',
      'a-',
      '一・',
    ]
    for (const piece of attacks) {
      const text = `平成20年${piece.repeat(Math.floor(50_000 / piece.length))}`
      expectCpuTimeBelow(1000, () => cutGrams(text))
    }
  })
})

test('a word is cut into its pairs of characters, a single character stays', () => {
  expect(cutGrams('改善運動')).toEqual(['改善', '善運', '運動'])
  expect(cutGrams('県')).toEqual(['県'])
  expect(cutGrams('')).toEqual([])
})

test('signs and spaces part words and are in no pair', () => {
  expect(cutGrams('改善、運動 PFI！')).toEqual(['改善', '運動', 'pf', 'fi'])
  expect(cutGrams('？！…😀')).toEqual([])
})

test('a character of two units is one character', () => {
  expect(cutGrams('𩸽定食')).toEqual(['𩸽定', '定食'])
})

test('any piece of two characters of any text without numbers is among its pairs', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const canonical = write(text)
      fc.pre(!/\d/.test(canonical))
      const grams = new Set(cutGrams(text))
      for (const [run] of canonical.matchAll(/[\p{L}\p{N}\p{M}]{2,}/gu)) {
        const characters = [...run]
        const middle = Math.floor((characters.length - 1) / 2)
        expect(grams.has(characters.slice(middle, middle + 2).join(''))).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
