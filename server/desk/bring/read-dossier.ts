/** A dossier, the record of what was found out about a case: its facts and sources, and the fields under their own names. */

import { nestsTooDeep, readPlainYaml } from '../../cases/plain-yaml.ts'
import { formatProblem, problemOf } from '../../cases/problems.ts'
import type { Brought, Unplaced } from '../../contract/brought.ts'
import type { FactLine } from '../../contract/desk.ts'
import { cleanText, type Fields, isFields, isSlugValue } from '../../contract/untrusted-values.ts'
import { AppError } from '../../errors.ts'
import { takeFields, writeValue } from './known-fields.ts'
import { limits, refuseLong } from './limits.ts'
import { fillSections } from './places.ts'

/** What a dossier calls otherwise than a case. */
const caseNames = new Map([
  ['municipality', 'municipalities'],
  ['population_class', 'populationClass'],
  ['collection', 'collections'],
  ['theme', 'themes'],
  ['policy_field', 'fields'],
])

/** Fields whose words are the writer's own and may hold a 「 #」. */
const textFields = new Set([
  'title',
  'fact',
  'name',
  'publisher',
  'note',
  'notes',
  'policy_field',
  'actors',
])

/** Reads the text of a dossier; refuses what is no YAML, with the line. */
export function readDossier(text: string): Brought {
  refuseLong(text.length)
  const { slug, asks, notes, ...data } = readData(
    cleanText(text, limits.characters)
      .replace(/^\ufeff/, '')
      .normalize('NFC'),
  )
  const lists = Object.entries(data).flatMap(([part, value]) =>
    isFactList(value) ? [readFacts(part, value)] : [],
  )
  const facts = lists.flatMap((list) => list.facts)
  const rest = takeFields({ ...renameFields(data), ...takeOthers({ slug, asks, notes }) })
  return {
    draft: {
      ...(isSlugValue(slug) && { slug }),
      fields: rest.fields,
      sections: fillSections(new Map()),
      facts,
      asks: isTexts(asks) ? asks : [],
    },
    unplaced: [
      ...(typeof notes === 'string' ? [{ text: notes, why: remarkWhy }] : []),
      ...lists.flatMap((list) => list.unplaced),
      ...rest.unplaced,
    ],
    notes: facts.length === 0 ? ['事実の一覧が一つもない。'] : [],
  }
}

const remarkWhy = '資料の覚え書き。本文か「まだ分からないこと」に生かす'

/** What is no list of facts, under the names that a case has for it; an empty list says nothing. */
function renameFields(data: Fields): Record<string, unknown> {
  const kept = Object.entries(data).filter(
    ([, value]) => !isFactList(value) && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(kept.map(([name, value]) => [caseNames.get(name) ?? name, value]))
}

/** Of the three that are no fields what has another form than theirs. */
function takeOthers({ slug, asks, notes }: Fields): Record<string, unknown> {
  return {
    ...(!isSlugValue(slug) && { slug }),
    ...(!isTexts(asks) && { asks }),
    ...(typeof notes !== 'string' && { notes }),
  }
}

function readData(text: string): Fields {
  if (nestsTooDeep(text)) throw refuse('入れ子が深すぎて読めません。')
  const { data, findings } = readPlainYaml(text, (name) => textFields.has(name))
  const [first] = findings
  if (first) throw refuse(`YAML として読めません。${formatProblem(problemOf('ファイル', first))}`)
  if (!isFields(data)) throw refuse('「項目: 値」の形の YAML ではありません。')
  return data
}

function refuse(problem: string): AppError {
  return new AppError('BAD_MATERIAL', { problem })
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** A list in which something is a fact, under whatever name. */
function isFactList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some((item) => isFields(item) && Object.hasOwn(item, 'fact'))
}

function readFacts(
  part: string,
  list: readonly unknown[],
): { facts: FactLine[]; unplaced: Unplaced[] } {
  const facts: FactLine[] = []
  const unplaced: Unplaced[] = []
  for (const item of list) {
    const fact = isFields(item) ? item['fact'] : undefined
    const sources = isFields(item) ? (item['src'] ?? []) : []
    if (isWords(fact) && isNumbers(sources)) facts.push({ part, fact: String(fact), sources })
    else
      unplaced.push({
        text: writeValue(item),
        why: `「${part}」の、事実と出典の番号の組ではない行`,
      })
  }
  return { facts, unplaced }
}

function isWords(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item))
}
