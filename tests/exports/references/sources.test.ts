import { describe, expect, it } from 'vitest'
import { printName, readAuthors } from '../../../server/exports/references/authors.ts'
import { readOrigin } from '../../../server/exports/references/describe.ts'
import { type Author, kindOf } from '../../../server/exports/references/reference.ts'

function authorsOf(
  author: string | { name: string },
  yomi?: string,
  publisher = 'サイト',
): Author[] {
  const source = { id: 1, title: '題', url: 'https://example.jp/', publisher, authors: [author] }
  return readAuthors(yomi === undefined ? source : { ...source, yomi })
}

describe('an author', () => {
  it.each<[string | { name: string }, string | undefined, Author]>([
    ['坂井 えつ子', 'さかい えつこ', { family: '坂井', given: 'えつ子' }],
    ['坂井 えつ子', undefined, { family: '坂井', given: 'えつ子' }],
    ['元吉 由紀子 編著', undefined, { family: '元吉', given: '由紀子', role: '編著' }],
    ['元吉 由紀子 監修', undefined, { family: '元吉', given: '由紀子', role: '監修' }],
    [
      '自治体改善マネジメント研究会 編',
      undefined,
      { name: '自治体改善マネジメント研究会', role: '編' },
    ],
    ['西尾市', 'にしおし', { name: '西尾市' }],
    ['織田', 'おだ', { name: '織田' }],
    [{ name: 'People Trees' }, undefined, { name: 'People Trees' }],
    ['People Trees合同会社', 'ぴーぷるつりーずごうどうがいしゃ', { name: 'People Trees合同会社' }],
    ['Policy Lab. Shiga', undefined, { name: 'Policy Lab. Shiga' }],
    ['Smith, John', undefined, { family: 'Smith', given: 'John' }],
    ['Smith, John A. 編', undefined, { family: 'Smith', given: 'John A.', role: '編' }],
    ['山田, 太郎', 'やまだ たろう', { family: '山田', given: '太郎' }],
    ['山田，太郎', undefined, { family: '山田', given: '太郎' }],
    ['山田 太郎, 佐藤 花子', undefined, { name: '山田 太郎, 佐藤 花子' }],
    ['山田 太郎、佐藤 花子', undefined, { name: '山田 太郎、佐藤 花子' }],
    ['A, B, C', undefined, { name: 'A, B, C' }],
  ])('%j with the reading %j', (author, yomi, expected) => {
    expect(authorsOf(author, yomi)).toEqual([expected])
  })

  it('who publishes under the same name is a body', () => {
    const name = '中小機構 支援センター'
    expect(authorsOf(name, 'ちゅうしょうきこう しえんせんたー', name)).toEqual([{ name }])
  })

  it('is printed in one piece, names in Latin letters with a comma', () => {
    expect(printName({ family: '坂井', given: 'えつ子' })).toBe('坂井えつ子')
    expect(printName({ family: 'Smith', given: 'John' })).toBe('Smith, John')
  })
})

describe('the line of the publisher', () => {
  const url = 'https://www.example.jp/a'
  it.each<
    [line: string, authors: Author[], container: string | undefined, medium: string | undefined]
  >([
    ['日本経済新聞', [], '日本経済新聞', undefined],
    ['毎日新聞（ウェブ魚拓）', [], '毎日新聞', 'ウェブ魚拓'],
    ['朝日新聞（news.a902.net 掲載）', [], '朝日新聞', 'news.a902.net 掲載'],
    ['福岡市（manualzilla 掲載）', [{ name: '福岡市' }], undefined, 'manualzilla 掲載'],
    ['事例集（expydoc掲載）', [], '事例集', 'expydoc 掲載'],
    ['精華町（expydoc）', [{ name: '精華町' }], undefined, 'expydoc 掲載'],
    ['paperzz掲載資料', [], undefined, 'paperzz 掲載'],
    ['wic-net 掲載', [], undefined, 'wic-net 掲載'],
    [
      '企業団 菊池明敏（expydoc 掲載）',
      [{ family: '菊池', given: '明敏' }],
      undefined,
      'expydoc 掲載',
    ],
    ['同委員会（izai.net掲載）', [{ name: '検討委員会' }], undefined, 'izai.net 掲載'],
    ['TBSラジオ（エキサイトニュース配信）', [], 'TBSラジオ', 'エキサイトニュース配信'],
    ['araki-jp.com（視察報告）', [], 'araki-jp.com', '視察報告'],
    ['MCCatalog+ 導入事例（example.jp）', [], 'MCCatalog+ 導入事例', undefined],
    ['議員ブログ（example.jp）', [], 'example.jp', '議員ブログ'],
    ['研究会（改善の輪）', [{ name: '研究会' }], '改善の輪', undefined],
    ['研究会（改善の輪）', [{ family: '吉野', given: '貴雄' }], '研究会（改善の輪）', undefined],
    [
      'Yahoo!ニュース（甲斐かおり）',
      [{ family: '甲斐', given: 'かおり' }],
      'Yahoo!ニュース',
      undefined,
    ],
    ['文化研修所（JIAM）', [{ name: '文化研修所' }], undefined, undefined],
    ['HOLG（ホルグ）', [], 'HOLG', undefined],
    ['note（ischinmaki）', [], 'note（ischinmaki）', undefined],
    ['全国知事会 先進政策バンク', [{ name: '全国知事会' }], '先進政策バンク', undefined],
    ['アミタ「おしえて!アミタさん」', [{ name: 'アミタ' }], 'おしえて!アミタさん', undefined],
    ['坂井えつ子 ブログ', [{ family: '坂井', given: 'えつ子' }], '坂井えつ子 ブログ', undefined],
    ['織原義明氏（議員）サイト', [], '織原義明氏（議員）サイト', undefined],
  ])('%s by %j is the site %s, read as %s', (publisher, authors, container, medium) => {
    expect(readOrigin({ publisher, url }, authors)).toEqual({
      ...(container !== undefined && { container }),
      ...(medium !== undefined && { medium }),
    })
  })

  it('knows a copy by its address', () => {
    const origin = { publisher: '所沢市', url: 'https://expydoc.com/doc/7431693/a.pdf' }
    expect(readOrigin(origin, [{ name: '所沢市' }])).toEqual({ medium: 'expydoc 掲載' })
  })

  it.each([
    [
      '月刊ガバナンス 2019年3月号',
      { container: '月刊ガバナンス', issue: '2019年3月号', date: '2019-03' },
    ],
    [
      '内閣府「共同参画」2024年12月号',
      { publisher: '内閣府', container: '共同参画', issue: '2024年12月号', date: '2024-12' },
    ],
  ])('%s is an issue of a magazine', (publisher, expected) => {
    expect(readOrigin({ publisher, url }, [])).toEqual(expected)
  })
})

describe('the kind of a source', () => {
  it.each([
    [{ isbn: '978-4-87526-432-3' }, 'book'],
    [{ totalPages: '174', container: '朝日新聞' }, 'book'],
    [{ container: '月刊ガバナンス', issue: '2019年3月号' }, 'magazine'],
    [{ container: '日本経済新聞' }, 'newspaper'],
    [{ container: '三河新報' }, 'newspaper'],
    [{ container: '岩手日報' }, 'newspaper'],
    [{ container: '朝日新聞デジタル' }, 'page'],
    [{}, 'page'],
  ])('%j is a %s', (signs, kind) => {
    expect(kindOf(signs)).toBe(kind)
  })
})
