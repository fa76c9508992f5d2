/**
 * All cases as one table to take along. Its columns are written down once: the two files, their dictionary and the
 * description of the API are made of them.
 */

import { type Static, Type } from './shape.ts'
import {
  barriers,
  collections,
  confidences,
  moneyStates,
  outcomeStates,
  populationClasses,
  scenes,
  sections,
  type Term,
  themes,
} from './vocabulary.ts'

/** The files that all cases can be had as. */
export const dumpFormats = ['jsonl', 'csv'] as const

export type DumpFormat = (typeof dumpFormats)[number]

const Texts = Type.Array(Type.String())

/** What a value of each kind is in JSON, with its name for people. */
export const dumpKinds = {
  text: { label: '文字', shape: Type.String() },
  choice: { label: '語（なければ null）', shape: Type.Nullable(Type.String()) },
  day: { label: '日付（2026-11-22）', shape: Type.String() },
  year: { label: '整数（なければ null）', shape: Type.Nullable(Type.Integer()) },
  texts: { label: '文字の並び', shape: Texts },
  choices: { label: '語の並び', shape: Texts },
  codes: { label: '数字だけの文字の並び', shape: Texts },
  numbers: {
    label: '整数の並び（なければ null）',
    shape: Type.Array(Type.Nullable(Type.Integer())),
  },
  sentences: {
    label: '文の並び（text と、出典の番号 sources）',
    shape: Type.Array(Type.Object({ text: Type.String(), sources: Type.Array(Type.Integer()) })),
  },
  sources: {
    label: '出典の並び',
    shape: Type.Array(
      Type.Object({
        id: Type.Integer(),
        title: Type.String(),
        publisher: Type.String(),
        url: Type.String(),
        date: Type.Optional(Type.String()),
      }),
    ),
  },
} as const

export type DumpKind = keyof typeof dumpKinds
export type DumpValue<Kind extends DumpKind> = Static<(typeof dumpKinds)[Kind]['shape']>

type Column = {
  /** Its name in JSON; the label is its name in CSV. */
  key: string
  label: string
  kind: DumpKind
  note: string
  /** The words it may have: their ids in JSON, their labels in CSV. */
  terms?: readonly Term[]
}

export const dumpColumns = [
  { key: 'slug', label: '事例番号', kind: 'text', note: '事例の頁は /cases/<事例番号>' },
  { key: 'title', label: '題', kind: 'text', note: '事例の題' },
  { key: 'prefectures', label: '都道府県', kind: 'texts', note: '自治体ごとの都道府県' },
  { key: 'municipalities', label: '自治体', kind: 'texts', note: '取り組んだ自治体' },
  {
    key: 'codes',
    label: '団体コード',
    kind: 'codes',
    note: '自治体ごとの全国地方公共団体コード（6桁）。ない団体は空の文字',
  },
  {
    key: 'people',
    label: '人口（2020年）',
    kind: 'numbers',
    note: '自治体ごとの国勢調査の人口',
  },
  {
    key: 'population',
    label: '人口の区分',
    kind: 'choice',
    terms: populationClasses,
    note: '自治体の種類と大きさ',
  },
  {
    key: 'scenes',
    label: '場面',
    kind: 'choices',
    terms: scenes,
    note: '12の場面。初めのものが主な場面',
  },
  { key: 'themes', label: 'テーマ', kind: 'choices', terms: themes, note: '研究会のテーマ' },
  {
    key: 'collections',
    label: '特集',
    kind: 'choices',
    terms: collections,
    note: '入っている特集',
  },
  { key: 'fields', label: '分野', kind: 'texts', note: '仕事の分野。決まった語はない' },
  { key: 'actors', label: '担い手', kind: 'texts', note: '進めた人と部署' },
  {
    key: 'barriers',
    label: 'ぶつかった壁',
    kind: 'choices',
    terms: barriers,
    note: '取り組みがぶつかった壁',
  },
  { key: 'from', label: '始まりの年', kind: 'year', note: '取り組みの始まった年（西暦）' },
  {
    key: 'to',
    label: '終わりの年',
    kind: 'year',
    note: '書かれていることの終わりの年。続いていれば空',
  },
  { key: 'summary', label: '要約', kind: 'texts', note: '三行の要約' },
  {
    key: 'outcome',
    label: '結末',
    kind: 'choice',
    terms: outcomeStates,
    note: '題の取り組みがどうなったか',
  },
  { key: 'outcome_year', label: '結末の年', kind: 'year', note: '結末がそうと分かっている年' },
  {
    key: 'money',
    label: '金額',
    kind: 'choice',
    terms: moneyStates,
    note: '費用の額が分かるか。分からなければ空',
  },
  { key: 'cost', label: '費用の文', kind: 'sentences', note: '費用を言う文。空は不明' },
  { key: 'staff', label: '人手の文', kind: 'sentences', note: '人手を言う文。空は不明' },
  { key: 'now', label: 'いまの姿の文', kind: 'sentences', note: 'いまの姿を言う文。空は不明' },
  ...sections.map(({ id, label }) => ({
    key: id,
    label,
    kind: 'sentences' as const,
    note: `本文の「${label}」の文。${id === 'background' ? '[1] は出典の番号' : '出典の番号つき'}`,
  })),
  {
    key: 'unknown',
    label: 'まだ分からないこと',
    kind: 'texts',
    note: '資料から分からなかったこと',
  },
  { key: 'keywords', label: '言葉', kind: 'texts', note: '探すための言葉' },
  { key: 'questions', label: '問い', kind: 'texts', note: 'この事例が答える問い' },
  {
    key: 'confidence',
    label: '確かさ',
    kind: 'choice',
    terms: confidences,
    note: '出典がどれほど支えているか',
  },
  { key: 'checked', label: '最終確認', kind: 'day', note: '出典と照らして最後に確かめた日' },
  { key: 'sources', label: '出典', kind: 'sources', note: '番号、題、出した所、アドレス' },
] as const satisfies readonly Column[]

export type DumpColumn = (typeof dumpColumns)[number]

/** One case of the table, by the keys of its columns. */
export type DumpRecord = {
  [One in DumpColumn as One['key']]: DumpValue<One['kind']>
}

/** The line of a case in JSON Lines. */
export const DumpRecordShape = Type.Object(
  Object.fromEntries(
    dumpColumns.map(({ key, label, kind, note }) => [
      key,
      { ...dumpKinds[kind].shape, description: `${label}。${note}` },
    ]),
  ),
)
