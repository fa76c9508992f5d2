/** 「担当課 ｜ 市民課」: a line or row of a form as a field of the front matter, or why it is none. */

import { frontMatterSchema } from '../../cases/schema.ts'
import type { Shape } from '../../contract/shape.ts'
import { stripNumber } from './headings.ts'
import { readMunicipalities } from './read-municipalities.ts'
import { readPeriod } from './read-period.ts'
import {
  readLine,
  readSentences,
  readShortLines,
  readText,
  readWord,
  readWords,
  type WordsRead,
} from './read-words.ts'

export type FieldValue = { name: string } & WordsRead

/**
 * The fields that a form tells in words. Who may see a case and whether it has been checked is said at the desk, and
 * fields with parts of their own have no words that mean one thing only.
 */
const readers: Record<string, (words: string, shape: Shape) => WordsRead> = {
  title: readLine,
  municipalities: readMunicipalities,
  populationClass: readWord,
  collections: readWords,
  period: readPeriod,
  scenes: readWords,
  themes: readWords,
  fields: readShortLines,
  actors: readShortLines,
  department: readLine,
  adopters: readShortLines,
  barriers: readWords,
  keywords: readShortLines,
  summary: readText,
  questions: readSentences,
  unknown: readSentences,
}

const otherTitles: Record<string, string> = {
  title: '題名 タイトル 件名 事例名 事業名 取り組み名 取組名 表題',
  municipalities:
    '自治体名 市町村 市町村名 団体名 団体 地方公共団体名 実施自治体 都市名 市区町村 市区町村名',
  populationClass: '人口区分 団体区分 自治体区分',
  period: '実施期間 取り組み期間 取組期間 事業期間 時期 実施時期 年度 開始年 期間・年度',
  scenes: '12の場面 ステージ×変革レベル',
  fields: '政策分野 政策の分野 事業分野',
  actors: '実施主体 主体 推進体制 関係者 関係団体',
  department: '担当部署 担当 所管課 所管 部署 部署名 担当課名 所属',
  adopters: '導入自治体 取り入れた自治体',
  barriers: '壁 障壁',
  keywords: 'キーワード',
  summary: '概要 要旨 あらまし 取り組みの要約',
  questions: '問い 答える問い',
  unknown: '分からないこと 不明な点',
}

const names = new Map(
  Object.entries(frontMatterSchema.properties).flatMap(([name, shape]): [string, string][] => {
    const { title = name }: Shape = shape
    return [name, title, ...(otherTitles[name]?.split(' ') ?? [])].map((each) => [fold(each), name])
  }),
)

/** The field that these words name, as a form or a heading has it. */
export function findFieldName(label: string): string | undefined {
  return names.get(fold(stripNumber(label)))
}

/** The value of a field in words; undefined where the field is none that is told in words. */
export function readField(name: string, words: string): FieldValue | undefined {
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined
  const properties: Readonly<Record<string, Shape>> = frontMatterSchema.properties
  return reader && { name, ...reader(words.trim(), properties[name] ?? {}) }
}

function fold(label: string): string {
  return label.normalize('NFKC').replace(/[\s:]/g, '').toLowerCase()
}
