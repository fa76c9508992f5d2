/** Lists as text in the storage of a browser, with a version; read back, nothing is taken on trust. */

import {
  type Fields,
  isFields,
  isSlugValue,
  readJson,
} from '../../server/contract/untrusted-values.ts'
import { type KeptCase, type KeptList, mergeLists } from './kept-list.ts'
import type { StoredRecords } from './record-keeper.ts'
import { isRecord, isTime } from './records.ts'

const version = 1

/** The lists as text. */
export function formatLists(lists: readonly KeptList[]): string {
  return JSON.stringify({ version, lists })
}

/** The lists of a text, in their one order. */
export function parseLists(text: string, keptMs?: number): StoredRecords<KeptList> {
  const stored = readJson(text)
  if (!isFields(stored) || typeof stored['version'] !== 'number') return { state: 'damaged' }
  if (stored['version'] > version) return { state: 'newer' }
  const lists: unknown = stored['lists']
  if (stored['version'] !== version || !Array.isArray(lists) || !lists.every(isList)) {
    return { state: 'damaged' }
  }
  return { state: 'good', records: mergeLists(lists, [], keptMs) }
}

function isList(value: unknown): value is KeptList {
  return (
    isRecord(value) &&
    areTexts(value, ['id', 'name']) &&
    isTime(value['opened']) &&
    Array.isArray(value['cases']) &&
    value['cases'].every(isCase)
  )
}

function isCase(value: unknown): value is KeptCase {
  return (
    isRecord(value) &&
    isSlugValue(value['slug']) &&
    areTexts(value, ['title', 'where', 'note']) &&
    Number.isFinite(value['place']) &&
    (value['noted'] === undefined || isTime(value['noted']))
  )
}

function areTexts(value: Fields, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string')
}
