/**
 * The front matter of a case, one documented field at a time. `title`, `description` and `examples` are
 * for the writers: the messages quote them, and the writer's guide and the scaffold are made from them.
 * `lenient` marks a field whose lack or length is only worth a warning: the case can be served without.
 */

import { type Shape, type Static, Type } from '../contract/shape.ts'
import {
  barriers,
  collections,
  longestSlug,
  populationClasses,
  scenes,
  slugPattern,
  themes,
} from '../contract/vocabulary.ts'
import { Line, Lines, strict, Word, Words } from './field-kinds.ts'
import { Municipality, PathStep, Period, Update } from './schema-parts.ts'
import { Outcome, Quotes, Response } from './schema-sentences.ts'
import { Source } from './schema-source.ts'

export const frontMatterSchema = Type.Object(
  {
    title: Line(200, {
      title: '題',
      description: '自治体の名＋取り組みの名 ― 何が起きたか',
      examples: ['三芳町「広報みよし」 ― 捨てられた広報紙を一人の職員が変えた'],
    }),
    municipalities: Type.Array(Municipality, {
      minItems: 1,
      maxItems: 60,
      title: '自治体',
      description: '名、都道府県、6桁のコード',
      examples: ['- {name: 西尾市, prefecture: 愛知県, code: "232131"}'],
    }),
    populationClass: Word(populationClasses, {
      title: '人口の区分',
      description: '自治体の区分を一つ',
      examples: ['一般市'],
    }),
    collections: Type.Optional(
      Words(collections, 0, 6, {
        title: '特集',
        description: 'あてはまる特集',
        examples: ['改善運動'],
        lenient: true,
      }),
    ),
    period: Period,
    scenes: Words(scenes, 1, 3, {
      title: '場面',
      description: '「ステージ×変革レベル」を1〜3個、主なものを先に',
      examples: ['職場×改善'],
    }),
    path: Type.Optional(
      Type.Array(PathStep, {
        maxItems: 12,
        title: '場面の歩み',
        description: '場面が移っていった事例だけ、起きた順に',
        examples: ['- {year: 2012, scene: 役所全体×革新, note: 基本計画をまとめる}'],
      }),
    ),
    themes: Type.Optional(
      Words(themes, 1, 3, {
        title: 'テーマ',
        description: '主に動かしたつなぎ目を1〜3個',
        examples: ['職場のチームワーク'],
        lenient: true,
      }),
    ),
    fields: Type.Optional(
      Lines(30, 1, 10, {
        title: '分野',
        description: '政策の分野を短い言葉で',
        examples: ['公共施設'],
        lenient: true,
      }),
    ),
    actors: Type.Optional(
      Lines(60, 1, 20, {
        title: '担い手',
        description: '動かした人や組織',
        examples: ['市民課'],
        lenient: true,
      }),
    ),
    department: Type.Optional(
      Line(60, {
        title: '担当課',
        description: 'いま尋ねるならここ、という課。資料に名があるときだけ',
        examples: ['市民課'],
      }),
    ),
    adopters: Type.Optional(
      Lines(60, 0, 20, {
        title: '取り入れた団体',
        description: '同じ取り組みを取り入れた、ほかの自治体や団体の名。本文にあるものだけ',
        examples: ['新座市'],
      }),
    ),
    barriers: Type.Optional(
      Words(barriers, 0, 3, {
        title: 'ぶつかった壁',
        description: '0〜3個',
        examples: ['縦割り'],
        lenient: true,
      }),
    ),
    quotes: Type.Optional(Quotes),
    responses: Type.Optional(
      Type.Array(Response, {
        maxItems: 12,
        title: '壁に取られた手',
        description: '壁ごとに、取られた手を書いた本文の文をそのまま。なければ書かない',
        examples: ['- {barrier: 縦割り, sentence: 課をまたぐ検討の場を設けた。}'],
      }),
    ),
    outcome: Type.Optional(Outcome),
    keywords: Type.Optional(
      Lines(60, 1, 20, {
        title: '検索の言葉',
        description: '固有の名や別の言い方を5〜10個',
        examples: ['自主勉強会'],
        lenient: true,
      }),
    ),
    summary: Type.String({
      minLength: 1,
      maxLength: 1_000,
      title: '要約',
      description: '3行、一行に事実を一つ（始まり／やり方／どうなったか）',
      examples: ['|- の下に、字下げして3行'],
    }),
    questions: Type.Optional(
      Lines(200, 4, 10, {
        title: 'この事例が答える問い',
        description: '4〜10個。困っている人の口ぶりで、事例の固有の名を使わずに',
        examples: ['若手の提案が続かない。まず何から始めるか'],
        lenient: true,
      }),
    ),
    unknown: Type.Optional(
      Lines(40, 0, 12, {
        title: 'まだ分からないこと',
        description: '2〜6個ほど。それだけで分かる名詞句で、本文に書いたものは繰り返さない',
        examples: ['研修に使った時間と講師の費用'],
      }),
    ),
    visibility: Type.Enum(['public', 'members'], {
      title: '公開の範囲',
      description: 'public（だれでも）か members（会員だけ）',
      examples: ['public'],
    }),
    status: Type.Enum(['published', 'draft'], {
      title: '状態',
      description: 'published（公開）か draft（下書き。画面に出ない）',
      examples: ['published'],
    }),
    confidence: Type.Enum(['high', 'medium'], {
      title: '確かさ',
      description: 'high か medium',
      examples: ['high'],
    }),
    checked: Type.String({
      pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
      title: '最終確認',
      description: '出典と照らし合わせた日。引用符で囲む',
      examples: ['"2026-11-22"'],
    }),
    updates: Type.Optional(
      Type.Array(Update, {
        maxItems: 50,
        title: '更新の記録',
        description: '公開した後で中身を変えたときに、新しい順に',
        examples: ['- {date: "2026-11-22", note: 判決の確定を加えた}'],
      }),
    ),
    related: Type.Optional(
      Type.Array(
        Type.String({
          maxLength: longestSlug,
          pattern: slugPattern,
          title: '関連する事例',
          description: 'ほかの事例のファイル名から .md を除いたもの',
          examples: ['sora-town-koho'],
        }),
        {
          maxItems: 10,
          uniqueItems: true,
          title: '関連する事例',
          description: '次に読むとよい事例を2〜3個',
          examples: ['sora-town-koho'],
          lenient: true,
        },
      ),
    ),
    aliases: Type.Optional(
      Type.Array(
        Type.String({
          maxLength: longestSlug,
          pattern: slugPattern,
          title: '以前の名',
          description: '以前のファイル名から .md を除いたもの',
          examples: ['morino-town-shibafu'],
        }),
        {
          maxItems: 10,
          uniqueItems: true,
          title: '以前の名',
          description: 'ファイル名を変えたときの、前の名',
          examples: ['morino-town-shibafu'],
        },
      ),
    ),
    sources: Type.Array(Source, {
      minItems: 1,
      maxItems: 99,
      title: '出典',
      description: '番号、題、発行元、アドレス',
      examples: ['- {id: 1, title: 題, publisher: 西尾市, url: "https://example.jp/"}'],
    }),
  },
  strict,
)

export type FrontMatterData = Static<typeof frontMatterSchema>

/** The part of the schema a JSON pointer of the data leads to, or undefined outside of it. */
export function findField(pointer: string): Shape | undefined {
  let field: Shape | undefined = frontMatterSchema
  for (const name of pointer.split('/').slice(1)) {
    field = field?.items ?? ownProperty(field?.properties ?? {}, name)
  }
  return field
}

function ownProperty(properties: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined
}
