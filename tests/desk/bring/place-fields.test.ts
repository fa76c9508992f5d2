import { describe, expect, it } from 'vitest'
import { frontMatterSchema } from '../../../server/cases/schema.ts'
import { readHeading, readStyledHeading } from '../../../server/desk/bring/headings.ts'
import { findFieldName, readField } from '../../../server/desk/bring/place-fields.ts'

describe('the name of a field in a form', () => {
  it('is every title of the schema, its own name, and what forms call it', () => {
    for (const [name, { title = '' }] of Object.entries(frontMatterSchema.properties)) {
      expect([findFieldName(title), findFieldName(name)]).toEqual([name, name])
    }
    expect(['市町村名', '■ 実施期間：', '（1）キーワード', '所管課'].map(findFieldName)).toEqual([
      ...['municipalities', 'period', 'keywords', 'department'],
    ])
    expect(['予算', '', '。'].map(findFieldName)).toEqual([undefined, undefined, undefined])
  })

  it('of who may see a case, of days and of parts takes no words', () => {
    for (const name of ['visibility', 'status', 'checked', 'sources', 'quotes', 'constructor']) {
      expect(readField(name, 'public')).toBeUndefined()
    }
  })
})

describe('the words of a form as a value', () => {
  it.each<[string, string, unknown]>([
    ['period', '平成24年度〜令和2年度', { from: 2012, to: 2020 }],
    ['period', '2012（平成24）年4月から', { from: 2012 }],
    ['period', 'H24～R2', { from: 2012, to: 2020 }],
    ['period', '昔から', undefined],
    [
      'municipalities',
      '愛知県西尾市、山口県阿武郡阿武町',
      [
        { name: '西尾市', prefecture: '愛知県', code: '232131' },
        { name: '阿武町', prefecture: '山口県', code: '355020' },
      ],
    ],
    [
      'municipalities',
      '府中市（広島県、一般市）',
      [{ name: '府中市', prefecture: '広島県', code: '342084' }],
    ],
    ['municipalities', '愛知県', [{ name: '愛知県', prefecture: '愛知県' }]],
    ['municipalities', '府中市', undefined],
    ['scenes', '職場ｘ改善／', undefined],
    ['scenes', '職場x改善, 地域×革新', ['職場×改善', '地域×革新']],
    ['populationClass', '一般市', '一般市'],
    ['actors', '・市長\n・企業・NPO、議会', ['市長', '企業・NPO', '議会']],
    ['questions', '1. 窓口が混む、どうする\n2. 人がいない', ['窓口が混む、どうする', '人がいない']],
    ['summary', '一行目。\n\n二行目。', '一行目。\n二行目。'],
  ])('%s: %s', (name, words, value) => {
    const read = readField(name, words)
    expect(read?.value).toEqual(value)
    // Nothing is dropped without a word.
    if (value === undefined) expect(read?.refused).not.toEqual([])
  })
})

it('shows what a value leaves out', () => {
  const leftOut = (name: string, words: string) =>
    readField(name, words)?.refused.map(({ text }) => text)
  expect(leftOut('period', '平成24年度から令和2年度（現在）')).toEqual([])
  expect(leftOut('period', '2012年に試行')).toEqual(['2012年に試行'])
  expect(leftOut('municipalities', '西尾市（愛知県、担当は市民課）')).toEqual(['担当は市民課'])
})

describe('a heading', () => {
  it.each([
    ['背景', 'background'],
    ['１　経緯・背景', 'background'],
    ['第２章　取組み', 'actions'],
    ['(3) 成果・効果', 'results'],
    ['Ⅳ．工夫した点', 'craft'],
    ['【残された課題】', 'trouble'],
    ['◎ その後', 'trouble'],
    ['取り組みの背景', 'background'],
  ])('%s names a section by itself', (heading, id) => {
    expect(readHeading(heading)).toEqual({ kind: 'section', id })
  })

  it('by its style may say more; without a style it is a sentence', () => {
    expect(readStyledHeading('取組の内容（令和3年度）')).toEqual({ kind: 'section', id: 'actions' })
    expect(readHeading('取組の内容（令和3年度）')).toBeUndefined()
    expect(readStyledHeading('予算')).toBeUndefined()
    expect(readHeading('背景には人手不足があった')).toBeUndefined()
    expect(readHeading('参考文献')).toEqual({ kind: 'sources' })
  })
})
