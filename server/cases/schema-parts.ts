/** The parts of the front matter that have fields of their own. */

import { Type } from '../contract/shape.ts'
import { prefectures, scenes } from '../contract/vocabulary.ts'
import { Line, strict, Word, Year } from './field-kinds.ts'

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
      description: '「ステージ×変革レベル」',
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
