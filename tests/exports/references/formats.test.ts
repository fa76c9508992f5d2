import { describe, expect, it } from 'vitest'
import { formatBibtex } from '../../../server/exports/references/bibtex.ts'
import { formatCsl } from '../../../server/exports/references/csl.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'
import { formatRis } from '../../../server/exports/references/ris.ts'
import { book, samples } from './samples.ts'

const chosen = ['①', '②', '⑥', '⑦'].flatMap((mark) =>
  samples.flatMap(({ what, reference }) => (what.startsWith(mark) ? [reference] : [])),
)
const ownCase = samples.flatMap(({ what, reference }) => (what.startsWith('⑧') ? [reference] : []))
const keptCopy = samples.flatMap(({ what, reference }) => (what.startsWith('⑩') ? [reference] : []))

describe('the formats for other programs', () => {
  it('writes RIS as the sample, its lines ended by CRLF', () => {
    expect(formatRis(chosen)).toBe(ris.replaceAll('\n', '\r\n'))
  })

  it('writes BibTeX as the sample', () => {
    expect(formatBibtex(chosen)).toBe(bibtex)
  })

  it('writes CSL-JSON as the sample', () => {
    expect(JSON.parse(formatCsl(chosen))).toEqual(JSON.parse(csl))
    expect(Object.keys(JSON.parse(formatCsl(chosen))[2])).toEqual(Object.keys(JSON.parse(csl)[2]))
  })

  it('writes nothing for no references', () => {
    expect([formatRis([]), formatBibtex([]), formatCsl([])]).toEqual(['', '', '[]\n'])
  })

  it('keeps what a format has no field for in its notes', () => {
    expect(formatRis(ownCase)).toContain('; 事例番号: kitakami-city-ping-pong-pang\r\n')
    expect(formatBibtex(ownCase)).toContain('{事例番号 kitakami-city-ping-pong-pang}')
    expect(formatCsl(ownCase)).toContain('; 事例番号: kitakami-city-ping-pong-pang"')
    expect(formatRis(keptCopy)).toContain('; medium: ウェブ魚拓\r\n')
    expect(formatBibtex(keptCopy)).toContain('{ウェブ魚拓}')
    expect(formatCsl(keptCopy)).toContain('"medium": "ウェブ魚拓"')
  })

  it('keeps a comma of a name from parting it', () => {
    const named: Reference = {
      ...book,
      authors: [{ name: 'A,B研究会' }, { family: '元,吉', given: '由,紀子' }],
    }
    expect(formatRis([named])).toContain('AU  - A，B研究会\r\nAU  - 元，吉, 由，紀子\r\n')
    expect(formatBibtex([named])).toContain('{{A,B研究会} and 元，吉, 由，紀子}')
  })

  it('hands editors over as editors', () => {
    const edited: Reference = {
      ...book,
      authors: [
        { family: '元吉', given: '由紀子', role: '監修' },
        { name: '自治体改善マネジメント研究会', role: '編' },
      ],
    }
    expect(formatRis([edited])).toContain(
      'ED  - 元吉, 由紀子\r\nED  - 自治体改善マネジメント研究会',
    )
    expect(formatRis([edited])).toContain('; role: 監修・編')
    expect(formatBibtex([edited])).toContain(
      '  editor    = {元吉, 由紀子 and {自治体改善マネジメント研究会}},\n',
    )
    expect(JSON.parse(formatCsl([edited]))[0]).toMatchObject({
      editor: [{ family: '元吉', given: '由紀子' }, { literal: '自治体改善マネジメント研究会' }],
    })
  })
})

/** ①, ②, ⑥ and ⑦ in the three formats that other programs read. */
const ris = `TY  - ELEC
ID  - nishio-city-pfi-review-3
AU  - 西尾市
TI  - 【概要】西尾市のPFI事業の見直し
PY  - 2021
DA  - 2021/04//
UR  - https://www.city.nishio.aichi.jp/sangyo/kanmin/1001500/1001613/1004699.html
Y2  - 2026/11/22
LA  - ja
N1  - yomi: にしおし
ER  - 

TY  - NEWS
ID  - aomori-city-auga-4
TI  - 青森駅前活性化の顔、破綻 「虚像」露呈、市長辞職へ
T2  - 日本経済新聞
PY  - 2016
DA  - 2016/07/25/
UR  - https://www.nikkei.com/article/DGKKZO05162690S6A720C1ML0000/
Y2  - 2026/11/22
LA  - ja
N1  - yomi: あおもりえきまえ
ER  - 

TY  - BOOK
ID  - book-shinkaizenryoku
AU  - 元吉, 由紀子
TI  - 自治体を進化させる公務員の新改善力 : 変革×越境でステップアップ
PB  - 公職研
PY  - 2022
SP  - 174
SN  - 978-4-87526-432-3
LA  - ja
N1  - yomi: もとよし ゆきこ; role: 編著
ER  - 

TY  - MGZN
ID  - governance-sanpoyoshi-12
TI  - 職員よし、組織よし、地域よし“三方よし!”の職場づくり : 第12回
T2  - 月刊ガバナンス
PY  - 2019
DA  - 2019/03//
LA  - ja
N1  - yomi: しょくいんよし
ER  - 

`

const bibtex = `@misc{nishio-city-pfi-review-3,
  author       = {{西尾市}},
  title        = {{【概要】西尾市のPFI事業の見直し}},
  year         = {2021},
  month        = apr,
  howpublished = {\\url{https://www.city.nishio.aichi.jp/sangyo/kanmin/1001500/1001613/1004699.html}},
  url          = {https://www.city.nishio.aichi.jp/sangyo/kanmin/1001500/1001613/1004699.html},
  urldate      = {2026-11-22},
  yomi         = {にしおし}
}

@misc{aomori-city-auga-4,
  title        = {{青森駅前活性化の顔、破綻 「虚像」露呈、市長辞職へ}},
  howpublished = {日本経済新聞},
  year         = {2016},
  month        = jul,
  url          = {https://www.nikkei.com/article/DGKKZO05162690S6A720C1ML0000/},
  urldate      = {2026-11-22},
  yomi         = {あおもりえきまえ}
}

@book{book-shinkaizenryoku,
  author    = {元吉, 由紀子},
  title     = {{自治体を進化させる公務員の新改善力 : 変革×越境でステップアップ}},
  publisher = {公職研},
  year      = {2022},
  isbn      = {978-4-87526-432-3},
  note      = {編著, 174p},
  yomi      = {もとよし ゆきこ}
}

@article{governance-sanpoyoshi-12,
  title   = {{職員よし、組織よし、地域よし“三方よし!”の職場づくり : 第12回}},
  journal = {月刊ガバナンス},
  year    = {2019},
  month   = mar,
  yomi    = {しょくいんよし}
}
`

const csl = `[
  {
    "id": "nishio-city-pfi-review-3",
    "type": "webpage",
    "author": [{ "literal": "西尾市" }],
    "title": "【概要】西尾市のPFI事業の見直し",
    "issued": { "date-parts": [[2021, 4]] },
    "accessed": { "date-parts": [[2026, 11, 22]] },
    "URL": "https://www.city.nishio.aichi.jp/sangyo/kanmin/1001500/1001613/1004699.html",
    "language": "ja",
    "note": "yomi: にしおし"
  },
  {
    "id": "aomori-city-auga-4",
    "type": "article-newspaper",
    "title": "青森駅前活性化の顔、破綻 「虚像」露呈、市長辞職へ",
    "container-title": "日本経済新聞",
    "issued": { "date-parts": [[2016, 7, 25]] },
    "accessed": { "date-parts": [[2026, 11, 22]] },
    "URL": "https://www.nikkei.com/article/DGKKZO05162690S6A720C1ML0000/",
    "language": "ja",
    "note": "yomi: あおもりえきまえ"
  },
  {
    "id": "book-shinkaizenryoku",
    "type": "book",
    "author": [{ "family": "元吉", "given": "由紀子" }],
    "title": "自治体を進化させる公務員の新改善力 : 変革×越境でステップアップ",
    "publisher": "公職研",
    "number-of-pages": "174",
    "ISBN": "978-4-87526-432-3",
    "issued": { "date-parts": [[2022]] },
    "language": "ja",
    "note": "yomi: もとよし ゆきこ; role: 編著"
  },
  {
    "id": "governance-sanpoyoshi-12",
    "type": "article-magazine",
    "title": "職員よし、組織よし、地域よし“三方よし!”の職場づくり : 第12回",
    "container-title": "月刊ガバナンス",
    "issued": { "date-parts": [[2019, 3]] },
    "language": "ja",
    "note": "yomi: しょくいんよし"
  }
]
`
