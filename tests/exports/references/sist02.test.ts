import { describe, expect, it } from 'vitest'
import type { Source } from '../../../server/cases/case.ts'
import { formatShort } from '../../../server/contract/citation.ts'
import { describeCase, describeSource } from '../../../server/exports/references/describe.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'
import { formatSist02 } from '../../../server/exports/references/sist02.ts'
import { book, magazine, samples } from './samples.ts'

const today = '2026-11-22'

function print(source: Partial<Source>): string {
  const whole = { id: 1, title: '題', publisher: 'サイト', url: 'https://example.jp/', ...source }
  return formatSist02(
    describeSource({ slug: 'a', checked: today }, whole, { read: (text) => text }),
  )
}

describe('SIST 02: the samples', () => {
  it.each(samples)('$what', ({ reference, line }) => {
    expect(formatSist02(reference)).toBe(line)
  })

  it('names a case by its address where the library has a public one', () => {
    const found = { slug: 'a-city', title: 'A市の改善', checked: '2026-10-01' }
    const reference = describeCase(found, { today, publicUrl: 'https://example.jp/library/' })
    expect(formatSist02(reference)).toBe(
      '自治体改善マネジメント研究会. “A市の改善”. 改善事例ライブラリ. 2026-10-01. https://example.jp/library/cases/a-city, (参照 2026-11-22).',
    )
  })
})

describe('SIST 02: what the standard says of each part', () => {
  it('parts several authors with a comma', () => {
    expect(print({ authors: ['山田 太郎', '鈴木 花子', '西尾市'] })).toMatch(
      /^山田太郎, 鈴木花子, 西尾市\. /,
    )
  })

  it('prints volume, number and pages of a magazine', () => {
    const reference = { ...magazine, issue: '', volume: '60', number: '11', pages: '798-808' }
    expect(formatSist02(reference)).toBe(
      '職員よし、組織よし、地域よし“三方よし!”の職場づくり : 第12回. 月刊ガバナンス. 2019, vol. 60, no. 11, p. 798-808.',
    )
  })

  it('prints the edition of a book before its publisher', () => {
    expect(formatSist02({ ...book, edition: '第2版' })).toContain(
      'ステップアップ. 第2版, 公職研, 2022, ',
    )
  })

  it('prints day, edition and page of a newspaper on paper, and no day of reading', () => {
    const paper: Reference = {
      ...magazine,
      kind: 'newspaper',
      title: '改善運動広がる',
      container: '朝日新聞',
      date: '2007-02-06',
      edition: '朝刊',
      pages: '31',
      accessed: today,
    }
    expect(formatSist02(paper)).toBe('改善運動広がる. 朝日新聞. 2007-02-06, 朝刊, p. 31.')
  })

  it('adds the address to a magazine that is read on the web', () => {
    expect(print({ publisher: '内閣府「共同参画」2024年7月号' })).toBe(
      '題. 共同参画. 2024, 2024年7月号. https://example.jp/, (参照 2026-11-22).',
    )
  })

  it('says that a page is a PDF', () => {
    expect(print({ url: 'https://example.jp/a.PDF?x=1' })).toBe(
      '“題”. サイト. (PDF), https://example.jp/a.PDF?x=1, (参照 2026-11-22).',
    )
  })
})

describe('SIST 02: titles', () => {
  it('leaves a title of the editors in its own brackets', () => {
    const title = '〔西尾市のPFIに関する記事〕'
    expect(print({ title })).toMatch(/^〔西尾市のPFIに関する記事〕\. サイト\. /)
  })

  it('makes quotes inside quotes single', () => {
    expect(print({ title: 'この町の“あたりまえ”を世界に。' })).toMatch(
      /^“この町の‘あたりまえ’を世界に。”\. /,
    )
  })

  it.each([
    ['改善\r\n 運動\t の\u2028記録', '改善 運動 の 記録'],
    ['改善🎉👨‍👩‍👧🇯🇵運動❤️', '改善 運動'],
    ['☎の応対★その①', '☎の応対★その①'],
    ['1️⃣ 辻\u{E0100}さん', '1 辻\u{E0100}さん'],
  ])('prints %j as one line without pictures', (title, shown) => {
    expect(print({ title })).toMatch(`“${shown}”. `)
  })

  it('does not shorten', () => {
    expect(print({ title: '長'.repeat(500) })).toContain(`“${'長'.repeat(500)}”`)
  })
})

describe('the line that goes along with copied text', () => {
  it('names the case by its address or by its number', () => {
    const found = { slug: 'a-city', title: 'A市の“改善”' }
    expect(formatShort(found, { today })).toBe(
      '“A市の‘改善’”. 改善事例ライブラリ. 事例番号 a-city, (参照 2026-11-22).',
    )
    expect(formatShort(found, { today, publicUrl: 'https://example.jp' })).toBe(
      '“A市の‘改善’”. 改善事例ライブラリ. https://example.jp/cases/a-city, (参照 2026-11-22).',
    )
  })
})
