/** The parts of the front matter that have fields of their own. */

import { Type } from '../contract/shape.ts'
import { barriers, prefectures, scenes } from '../contract/vocabulary.ts'
import { Line, Names, Word, Year } from './field-kinds.ts'

export const strict = { additionalProperties: false }

export const Municipality = Type.Object(
  {
    name: Line(40, {
      title: '自治体の名',
      description: '市町村・都道府県・組合の名。県の名は付けない',
      examples: ['西尾市'],
    }),
    prefecture: Word(prefectures, {
      title: '都道府県',
      description: '都道府県の名。全国の催しは「全国」',
      examples: ['愛知県'],
    }),
    code: Type.Optional(
      Type.String({
        pattern: '^[0-9]{6}$',
        title: '全国地方公共団体コード',
        description: '検査数字を含む6桁。頭の0が消えないよう、引用符で囲む',
        examples: ['"232131"'],
      }),
    ),
  },
  strict,
)

export const Period = Type.Object(
  {
    from: Year({ title: '始まりの年', description: '西暦の年', examples: ['2012'] }),
    to: Type.Optional(
      Year({
        title: '終わりの年',
        description: '西暦の年。続いているか分からなければ書かない',
        examples: ['2020'],
      }),
    ),
  },
  {
    ...strict,
    title: '期間',
    description: '始まりと終わりの年',
    examples: ['{from: 2012, to: 2020}'],
  },
)

export const PathStep = Type.Object(
  {
    year: Type.Optional(
      Year({ title: '年', description: '事実にあるときだけ', examples: ['2012'] }),
    ),
    scene: Word(scenes, {
      title: '場面',
      description: '「段階×変革レベル」',
      examples: ['職場×改善'],
    }),
    note: Line(120, {
      title: '動き',
      description: '何をしたかを一行で',
      examples: ['新市長が工事の中止を通知する'],
    }),
  },
  strict,
)

export const Response = Type.Object(
  {
    barrier: Word(barriers, {
      title: '壁',
      description: 'barriers に挙げた壁の一つ',
      examples: ['縦割り'],
    }),
    sentence: Line(400, {
      title: '取られた手',
      description: '本文の一文をそのまま（出典の印は除く）',
      examples: ['課をまたぐ検討の場を設けた。'],
    }),
  },
  strict,
)

export const Update = Type.Object(
  {
    date: Type.String({
      pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
      title: '日付',
      description: '手を入れた日。引用符で囲む',
      examples: ['"2026-11-22"'],
    }),
    note: Line(200, {
      title: '変えたこと',
      description: '読む人に分かる言葉で一行',
      examples: ['判決の確定を加えた'],
    }),
  },
  strict,
)

export const Source = Type.Object(
  {
    id: Type.Integer({
      minimum: 1,
      maximum: 999,
      title: '番号',
      description: '1からの番号。本文の [^1] がこれを指す',
      examples: ['1'],
    }),
    title: Line(300, {
      title: '題',
      description: 'ページや記事の題のまま。こちらで付けた題は〔 〕で囲む',
      examples: ['増加費用の支払いをめぐる判決について'],
    }),
    author: Type.Optional(
      Names(100, {
        title: '著者',
        description:
          '人は姓と名の間に空白一つ、後ろに「編著」など。団体は空白なし、空白のある名は {name: 名}。複数なら一覧',
        examples: ['中村 健'],
      }),
    ),
    yomi: Type.Optional(
      Type.String({
        maxLength: 300,
        pattern: '^[ぁ-ゖー\\s]+$',
        title: 'よみ',
        description: '著者のよみ、著者がなければ題のよみ。ひらがな、姓と名の間は空白',
        examples: ['なかむら けん'],
      }),
    ),
    publisher: Line(150, {
      title: '発行元',
      description:
        'サイト・新聞・雑誌（何年何月号も）・団体の名。読んだのが写しなら、後ろに「（○○ 掲載）」「（ウェブ魚拓）」',
      examples: ['西尾市'],
    }),
    url: Type.String({
      maxLength: 2000,
      pattern: '^https?://[^\\s"<>]+$',
      title: 'URL',
      description: 'http か https のアドレス。後ろに句読点やかっこを残さない',
      examples: ['"https://www.city.nishio.aichi.jp/"'],
    }),
    date: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$',
        title: '日付',
        description: '分かるところまで。引用符で囲む',
        examples: ['"2021-04"'],
      }),
    ),
  },
  strict,
)

export const Quotes = Type.Object(
  {
    cost: Type.Optional(
      Line(400, {
        title: '費用',
        description: '取り組みにかかった費用を書いた本文の一文',
        examples: ['市は、改修に約3,400万円をかけた。'],
      }),
    ),
    staff: Type.Optional(
      Line(400, {
        title: '人手',
        description: '関わった人の数や時間を書いた本文の一文',
        examples: ['担当の職員は3人だった。'],
      }),
    ),
    now: Type.Optional(
      Line(400, {
        title: 'いまの姿',
        description: '続いているか、終わったかを書いた本文の一文',
        examples: ['運動は2007（平成19）年3月で終了した。'],
      }),
    ),
  },
  {
    ...strict,
    title: '要点になる文',
    description: '費用・人手・いまの姿を書いた本文の文をそのまま。なければ書かない',
    examples: ['{cost: 市は、改修に約3,400万円をかけた。}'],
  },
)
