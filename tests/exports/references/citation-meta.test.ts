import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationMeta, formatJsonLd } from '../../../server/contract/citation.ts'
import { propertyRuns } from '../../cases/support.ts'

const found = {
  slug: 'a-city',
  title: 'A市の改善 ― 小さく始めた窓口',
  checked: '2026-10-01',
  summary: '市民課が手順を書き出した。\n重なる記入をやめた。\n人手は足りないままだった。',
  keywords: ['窓口改善', '総合窓口'],
  municipalities: [{ name: 'A市', prefecture: '岩手県' }],
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
      { name: 'og:site_name', content: '改善事例ライブラリ' },
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
  it('is an article with its sources as citations', () => {
    expect(JSON.parse(formatJsonLd(found))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: 'A市の改善 ― 小さく始めた窓口',
      dateModified: '2026-10-01',
      author: { '@type': 'Organization', name: '自治体改善マネジメント研究会' },
      about: [{ name: 'A市', containedInPlace: { name: '岩手県' } }],
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
