/** ①, ②, ⑥ and ⑦ in the three formats that other programs read. */

export const ris = `TY  - ELEC
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

export const bibtex = `@misc{nishio-city-pfi-review-3,
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

export const csl = `[
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
