/** What `npm run pack` is told to do. */

import { parseArgs } from 'node:util'
import { collections } from '../../server/contract/vocabulary.ts'

export type CollectionId = (typeof collections)[number]['id']

export type PackOrder = {
  /** The folder to be written. */
  out: string
  /** Only cases of one of these; of none, all. */
  collections: CollectionId[]
  /** Without the model. */
  wordsOnly: boolean
  /** The day to be shown, unless it is the newest that the cases name. */
  date: string | undefined
  /** The folder of cases, unless it is the library's own. */
  cases: string | undefined
}

const usage =
  '使い方: npm run pack -- --out フォルダー [--collection 特集]… [--words-only] [--date 2026-11-28] [--cases フォルダー]'

/** The order, or the line that says what is wrong with it. */
export function readPackOrder(words: readonly string[]): PackOrder | string {
  const parsed = parseWords(words)
  if (parsed === undefined) return `知らない指定があるか、値が足りません。${usage}`
  const { values, positionals } = parsed
  const { out = '', cases, date, collection: named = [] } = values
  const [stray] = positionals
  if (stray !== undefined) {
    return `「${stray}」が余っています。特集は一つずつ --collection を付けて書き、空白のある名は引用符で囲んでください。`
  }
  if (out.trim() === '') return `--out に、書き出すフォルダーを指定してください。${usage}`
  if (cases?.trim() === '') return '--cases に、事例のフォルダーを指定してください。'
  if (date !== undefined && !isDate(date)) {
    return '--date は 2026-11-28 のような、暦にある日にしてください。'
  }
  const unknown = named.find((id) => !isCollection(id))
  if (unknown !== undefined)
    return `特集「${unknown}」はありません。あるのは ${listCollections()}。`
  return {
    out,
    collections: [...new Set(named.filter(isCollection))],
    wordsOnly: values['words-only'],
    date,
    cases,
  }
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        collection: { type: 'string', multiple: true },
        'words-only': { type: 'boolean', default: false },
        date: { type: 'string' },
        cases: { type: 'string' },
      },
    })
  } catch {
    return undefined
  }
}

function isCollection(id: string): id is CollectionId {
  return collections.some((each) => each.id === id)
}

function listCollections(): string {
  return collections.map(({ id, label }) => `${id}（${label}）`).join('、')
}

/** The calendar moves a day it does not have, so that it reads differently from what was written. */
function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
