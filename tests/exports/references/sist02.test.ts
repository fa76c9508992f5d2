import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../../server/cases/case.ts'
import { citationMeta, formatJsonLd, formatShort } from '../../../server/contract/citation.ts'
import { describeCase, describeSource } from '../../../server/exports/references/describe.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'
import { formatSist02 } from '../../../server/exports/references/sist02.ts'
import { propertyRuns } from '../../support/any-text.ts'
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
    const found = {
      slug: 'a-city',
      title: 'A市の改善',
      checked: '2026-10-01',
      visibility: 'public' as const,
    }
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
    expect(formatShort(found, { today, address: `https://example.jp/cases/${found.slug}` })).toBe(
      '“A市の‘改善’”. 改善事例ライブラリ. https://example.jp/cases/a-city, (参照 2026-11-22).',
    )
  })
})

const found = {
  slug: 'a-city',
  title: 'A市の改善 ― 小さく始めた窓口',
  checked: '2026-10-01',
  summary: '市民課が手順を書き出した。\n重なる記入をやめた。\n人手は足りないままだった。',
  keywords: ['窓口改善', '総合窓口'],
  municipalities: [{ name: 'A市', prefecture: '岩手県', code: '032999' }],
  period: { from: 2016, to: 2022 },
  sources: [
    { id: 1, title: '窓口のあゆみ', publisher: 'A市', author: 'A市', url: 'https://example.jp/1' },
    { id: 2, title: '視察', publisher: '新聞', url: 'https://example.jp/2', date: '2018-04' },
  ],
}

describe('what reference managers read from a case page', () => {
  it('names title, editor, day, language and kind', () => {
    expect(citationMeta(found)).toEqual([
      { name: 'citation_title', content: 'A市の改善 ― 小さく始めた窓口' },
      { name: 'citation_author', content: '自治体改善マネジメント研究会' },
      { name: 'citation_publication_date', content: '2026/10/01' },
      { name: 'citation_online_date', content: '2026/10/01' },
      { name: 'citation_publisher', content: '自治体改善マネジメント研究会' },
      { name: 'citation_language', content: 'ja' },
      {
        name: 'citation_abstract',
        content: '市民課が手順を書き出した。 重なる記入をやめた。 人手は足りないままだった。',
      },
      { name: 'citation_keywords', content: '窓口改善; 総合窓口' },
      { name: 'DC.type', content: 'webpage' },
    ])
  })

  it('names the address where the library has a public one', () => {
    const content = 'https://example.jp/cases/a-city'
    expect(citationMeta(found, 'https://example.jp/')).toContainEqual({
      name: 'citation_public_url',
      content,
    })
    expect(JSON.parse(formatJsonLd(found, 'https://example.jp'))).toMatchObject({ url: content })
  })
})

describe('the schema.org data of a case page', () => {
  it('is a report with its place, its time and its sources as citations', () => {
    expect(JSON.parse(formatJsonLd(found))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Report',
      headline: 'A市の改善 ― 小さく始めた窓口',
      dateModified: '2026-10-01',
      author: { '@type': 'Organization', name: '自治体改善マネジメント研究会' },
      about: [{ name: 'A市', containedInPlace: { name: '岩手県' } }],
      spatialCoverage: [
        {
          '@type': 'AdministrativeArea',
          name: 'A市',
          identifier: { propertyID: '全国地方公共団体コード', value: '032999' },
        },
      ],
      temporalCoverage: '2016/2022',
      isAccessibleForFree: true,
      citation: [
        {
          '@type': 'CreativeWork',
          name: '窓口のあゆみ',
          url: 'https://example.jp/1',
          author: 'A市',
        },
        { '@type': 'CreativeWork', name: '視察', datePublished: '2018-04' },
      ],
    })
  })

  it('claims no licence, and no free access to what only members read', () => {
    expect(JSON.parse(formatJsonLd(found))).not.toHaveProperty('license')
    const secret = JSON.parse(formatJsonLd({ ...found, membersOnly: true }))
    expect(secret.isAccessibleForFree).toBe(false)
  })

  it.each([
    [{ from: 2016 }, '2016/..'],
    [{ from: 2016, to: 2016 }, '2016'],
  ])('gives the years %o as %s', (period, interval) => {
    expect(JSON.parse(formatJsonLd({ ...found, period })).temporalCoverage).toBe(interval)
  })

  it('cannot end the element that holds it, whatever a title is', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('</script>', '<!--', ']]>'))
    fc.assert(
      fc.property(text, (title) => {
        const written = formatJsonLd({ ...found, title, summary: title, keywords: [title] })
        expect(written).not.toContain('<')
        expect(JSON.parse(written).keywords).toEqual([title])
      }),
      { numRuns: propertyRuns },
    )
  })
})
