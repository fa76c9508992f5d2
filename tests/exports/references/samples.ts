/** Twelve references as they should be printed, and what is known of each: sources of cases, a case, things on paper. */

import type { Source } from '../../../server/cases/case.ts'
import { describeCase, describeSource } from '../../../server/exports/references/describe.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'

const today = '2026-11-22'

/** A source as a case that was checked on that day cites it; everything here has its reading. */
function cite(slug: string, source: Source): Reference {
  const read = (text: string) => {
    throw new Error(`has no reading: ${text}`)
  }
  return describeSource({ slug, checked: today }, source, { read })
}

/** ⑥ */
export const book: Reference = {
  id: 'book-shinkaizenryoku',
  kind: 'book',
  authors: [{ family: '元吉', given: '由紀子', role: '編著' }],
  title: '自治体を進化させる公務員の新改善力 : 変革×越境でステップアップ',
  publisher: '公職研',
  date: '2022',
  totalPages: '174',
  isbn: '978-4-87526-432-3',
  yomi: 'もとよし ゆきこ',
  citedBy: [],
}

/** ⑦ */
export const magazine: Reference = {
  id: 'governance-sanpoyoshi-12',
  kind: 'magazine',
  authors: [],
  title: '職員よし、組織よし、地域よし“三方よし!”の職場づくり : 第12回',
  container: '月刊ガバナンス',
  date: '2019-03',
  issue: '2019年3月号',
  yomi: 'しょくいんよし',
  citedBy: [],
}

type Sample = { what: string; reference: Reference; line: string }

export const samples: readonly Sample[] = [
  {
    what: '① a page of a city: the site has the name of the author and is not named again',
    reference: cite('nishio-city-pfi-review', {
      id: 3,
      title: '【概要】西尾市のPFI事業の見直し',
      authors: ['西尾市'],
      yomi: 'にしおし',
      publisher: '西尾市',
      url: 'https://www.city.nishio.aichi.jp/sangyo/kanmin/1001500/1001613/1004699.html',
      date: '2021-04',
    }),
    line: '西尾市. “【概要】西尾市のPFI事業の見直し”. 2021-04. https://www.city.nishio.aichi.jp/sangyo/kanmin/1001500/1001613/1004699.html, (参照 2026-11-22).',
  },
  {
    what: '② a newspaper on the web: the paper is no author',
    reference: cite('aomori-city-auga', {
      id: 4,
      title: '青森駅前活性化の顔、破綻 「虚像」露呈、市長辞職へ',
      yomi: 'あおもりえきまえ',
      publisher: '日本経済新聞',
      url: 'https://www.nikkei.com/article/DGKKZO05162690S6A720C1ML0000/',
      date: '2016-07-25',
    }),
    line: '“青森駅前活性化の顔、破綻 「虚像」露呈、市長辞職へ”. 日本経済新聞. 2016-07-25. https://www.nikkei.com/article/DGKKZO05162690S6A720C1ML0000/, (参照 2026-11-22).',
  },
  {
    what: '③ a page of an association whose site has another name',
    reference: cite('fukuoka-city-dna-undo', {
      id: 4,
      title: '自治体改善リレートーク（福岡市）',
      authors: ['自治体改善マネジメント研究会'],
      yomi: 'じちたいかいぜんまねじめんとけんきゅうかい',
      publisher: '自治体改善マネジメント研究会（自治体改善の輪）',
      url: 'http://jichitai-kaizen.net/?p=905',
    }),
    line: '自治体改善マネジメント研究会. “自治体改善リレートーク（福岡市）”. 自治体改善の輪. http://jichitai-kaizen.net/?p=905, (参照 2026-11-22).',
  },
  {
    what: '④ a blog: family and given name together',
    reference: cite('kitakami-city-ping-pong-pang', {
      id: 4,
      title: '行政視察：岩手県北上市',
      authors: ['坂井 えつ子'],
      yomi: 'さかい えつこ',
      publisher: '小金井市議会議員 坂井えつ子ブログ',
      url: 'https://blog.goo.ne.jp/sakaietsuko-koganeishi/e/aaab7cd3b5b4d35a805cee57bdd27f5d',
      date: '2018-01-23',
    }),
    line: '坂井えつ子. “行政視察：岩手県北上市”. 小金井市議会議員 坂井えつ子ブログ. 2018-01-23. https://blog.goo.ne.jp/sakaietsuko-koganeishi/e/aaab7cd3b5b4d35a805cee57bdd27f5d, (参照 2026-11-22).',
  },
  {
    what: '⑤ a document on a site that holds copies',
    reference: cite('fukuoka-city-dna-undo', {
      id: 9,
      title: '平成23年度職員表彰（改善改革部門）審査結果',
      authors: ['福岡市'],
      yomi: 'ふくおかし',
      publisher: '福岡市（manualzilla 掲載）',
      url: 'http://manualzilla.com/doc/6665998/%E6%94%B9%E5%96%84%E6%94%B9%E9%9D%A9%E9%83%A8%E9%96%80',
    }),
    line: '福岡市. “平成23年度職員表彰（改善改革部門）審査結果”. (manualzilla 掲載), http://manualzilla.com/doc/6665998/%E6%94%B9%E5%96%84%E6%94%B9%E9%9D%A9%E9%83%A8%E9%96%80, (参照 2026-11-22).',
  },
  {
    what: '⑥ a book',
    reference: book,
    line: '元吉由紀子編著. 自治体を進化させる公務員の新改善力 : 変革×越境でステップアップ. 公職研, 2022, 174p, ISBN978-4-87526-432-3.',
  },
  {
    what: '⑦ an instalment in a magazine',
    reference: magazine,
    line: '職員よし、組織よし、地域よし“三方よし!”の職場づくり : 第12回. 月刊ガバナンス. 2019, 2019年3月号.',
  },
  {
    what: '⑧ a case of this library',
    reference: describeCase(
      {
        slug: 'kitakami-city-ping-pong-pang',
        title: '北上市のきたかみPing!Pong!Pang!運動 ― やらされ感からの出直し',
        checked: today,
        visibility: 'public',
      },
      { today },
    ),
    line: '自治体改善マネジメント研究会. “北上市のきたかみPing!Pong!Pang!運動 ― やらされ感からの出直し”. 改善事例ライブラリ. 2026-11-22. 事例番号 kitakami-city-ping-pong-pang, (参照 2026-11-22).',
  },
  {
    what: '⑨ a page without author and date',
    reference: cite('nishio-city-pfi-review', {
      id: 9,
      title: '見直し根拠の司法不認定 PFI見直し問題',
      yomi: 'みなおしこんきょ',
      publisher: '三河新報',
      url: 'https://mikawashinpo.com/pg347.html',
    }),
    line: '“見直し根拠の司法不認定 PFI見直し問題”. 三河新報. https://mikawashinpo.com/pg347.html, (参照 2026-11-22).',
  },
  {
    what: '⑩ a kept copy of a page',
    reference: cite('takeo-city-library', {
      id: 1,
      title: '武雄市図書館:CCC運営 前年の5倍1カ月で来館者10万人',
      yomi: 'たけおしとしょかん',
      publisher: '毎日新聞（ウェブ魚拓）',
      url: 'https://megalodon.jp/ref/2013-0523-0132-40/mainichi.jp/select/news/20130502mog00m040003000c.html',
      date: '2013-05-02',
    }),
    line: '“武雄市図書館:CCC運営 前年の5倍1カ月で来館者10万人”. 毎日新聞. 2013-05-02. (ウェブ魚拓), https://megalodon.jp/ref/2013-0523-0132-40/mainichi.jp/select/news/20130502mog00m040003000c.html, (参照 2026-11-22).',
  },
  {
    what: '⑪ a newspaper article that somebody else put on the web',
    reference: cite('fukuoka-city-dna-undo', {
      id: 2,
      title: 'DNA運動じわり波及',
      yomi: 'でぃーえぬえーうんどうじわりはきゅう',
      publisher: '朝日新聞（news.a902.net 掲載）',
      url: 'http://news.a902.net/a1/2007/0206-64.html',
      date: '2007-02-06',
    }),
    line: '“DNA運動じわり波及”. 朝日新聞. 2007-02-06. (news.a902.net 掲載), http://news.a902.net/a1/2007/0206-64.html, (参照 2026-11-22).',
  },
  {
    what: '⑫ a page of which only the year is known',
    reference: cite('nishio-city-pfi-review', {
      id: 5,
      title: '愛知県西尾市、泥沼化した「PFI事業見直し」の行方(4ページ目)',
      yomi: 'あいちけんにしおし',
      publisher: '東洋経済オンライン',
      url: 'https://toyokeizai.net/articles/-/432891?page=4',
      date: '2021',
    }),
    line: '“愛知県西尾市、泥沼化した「PFI事業見直し」の行方(4ページ目)”. 東洋経済オンライン. 2021. https://toyokeizai.net/articles/-/432891?page=4, (参照 2026-11-22).',
  },
]
