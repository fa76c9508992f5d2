/** Front matter against its schema: every failure as a finding with its place. */

import { isLenient } from './field-kinds.ts'
import type { FrontMatter } from './front-matter.ts'
import { type Finding, findNearest, quoteValue } from './problems.ts'
import { type FrontMatterData, findField, frontMatterSchema } from './schema.ts'
import { type Failure, isServable, isWhole, listFailures, sizeKeywords } from './schema-check.ts'
import { isAccessField } from './withdrawal.ts'

/** The data as a case's front matter (undefined when an error makes that impossible), and all findings. */
export function checkFrontMatter(frontMatter: FrontMatter): {
  data?: FrontMatterData
  findings: Finding[]
} {
  const { data } = frontMatter
  if (isWhole(data)) return { data, findings: findLacks(frontMatter) }
  const findings = listFailures(data).map((failure) => describeFailure(failure, frontMatter))
  if (findings.some((finding) => finding.severity !== 'warning')) return { findings }
  if (!isServable(data)) return { findings: [...findings, describeWhole()] }
  return { data, findings: [...findings, ...findLacks(frontMatter)] }
}

/** Should the list of failures ever miss what the check sees, the file is still refused with a sentence. */
function describeWhole(): Finding {
  return { field: '項目の欄', got: '決まりに合わない項目', want: '事例の書き方どおりの項目' }
}

/** 「sources（3件目）url」 for /sources/2/url, 「period・from」 for /period/from. */
export function nameField(pointer: string): string {
  const names = pointer.split('/').slice(1)
  return names
    .map((name) => (/^\d+$/.test(name) ? `（${Number(name) + 1}件目）` : `・${name}`))
    .join('')
    .replace(/^・|(?<=）)・/g, '')
}

function describeFailure(failure: Failure, { data, placeOf }: FrontMatter): Finding {
  const { pointer } = failure
  switch (failure.keyword) {
    case 'required':
      return describeLack(`${pointer}/${failure.name}`, placeOf)
    case 'additionalProperties':
      return describeStranger(pointer, failure.name, { data, placeOf })
    default:
      return describeValue(failure, readPointer(data, pointer), placeOf)
  }
}

function describeLack(pointer: string, placeOf: FrontMatter['placeOf']): Finding {
  const field = findField(pointer)
  return {
    ...placeOf(pointer),
    field: nameField(pointer),
    got: 'ない項目',
    want: `${field?.title ?? '項目'}（${field?.description ?? ''}）`,
    ...exampleOf(pointer),
  }
}

/**
 * An unknown key is a warning, unless it looks like a misspelling of a key that is absent: then what the
 * writer meant to say would be lost. One that was meant to decide who sees the case is an error beside the right one,
 * too: of `visibility: public` and `Visibility: members` nobody can tell which holds.
 */
function describeStranger(
  parent: string,
  name: string,
  { data, placeOf }: Pick<FrontMatter, 'data' | 'placeOf'>,
): Finding {
  const known = Object.keys(findField(parent)?.properties ?? {})
  const nearest = findNearest(name, known)
  const present = readPointer(data, `${parent}/${nearest ?? ''}`) !== undefined
  const at = { ...placeOf(`${parent}/${name}`), field: nameField(`${parent}/${name}`) }
  const got = `知らない項目${quoteValue(name)}`
  const isMissed = nearest !== undefined && !present
  if (isAccessField(name) && !isMissed) {
    const want = 'だれに見せるかを決める項目は、上の段の visibility と status の二つだけ'
    return { ...at, severity: 'error', got, want, example: 'visibility: members' }
  }
  return {
    ...at,
    severity: isMissed ? 'error' : 'warning',
    got,
    want: nearest === undefined ? `${known.join('・')} のどれか` : `「${nearest}」か`,
  }
}

function describeValue(failure: Failure, value: unknown, placeOf: FrontMatter['placeOf']): Finding {
  const { pointer } = failure
  const lenient = isLenientAt(pointer) && sizeKeywords.has(failure.keyword)
  return {
    ...placeOf(pointer),
    severity: lenient ? 'warning' : 'error',
    field: nameField(pointer) || '項目の欄',
    got: describeGot(failure, value),
    want: describeWant(failure),
    ...exampleOf(pointer, nearestWord(failure, value)),
  }
}

function isLenientAt(pointer: string): boolean {
  return isLenient(findField(pointer) ?? {})
}

function describeGot(failure: Failure, value: unknown): string {
  if (failure.keyword === 'uniqueItems' && Array.isArray(value)) {
    return `二度ある値${findDoubles(value).map(quoteValue).join('')}`
  }
  if (failure.keyword === 'maxLength') return `${[...String(value)].length}字`
  return quoteValue(value)
}

/** Every item that an earlier one equals. */
function findDoubles(items: readonly unknown[]): unknown[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = JSON.stringify(item)
    const isDouble = seen.has(key)
    seen.add(key)
    return isDouble
  })
}

const typeNames: Record<string, string> = {
  string: '文字（数や日付は引用符で囲む）',
  array: '一覧（[…] の中か、「- 」で始まる行）',
  integer: '整数',
  object: '項目の組',
}

function describeWant(failure: Failure): string {
  const field = findField(failure.pointer)
  const rule = field?.description ?? '「項目: 値」の組'
  switch (failure.keyword) {
    case 'type':
      return `${typeNames[failure.type] ?? '別の形'}。${rule}`
    case 'enum':
      return describeWords(failure.words)
    case 'maxLength':
      return `${failure.limit}字以内`
    case 'minItems':
      return `${failure.limit}件以上。${rule}`
    case 'maxItems':
      return `${failure.limit}件以内`
    case 'uniqueItems':
      return '一つの値は一度だけ'
    case 'minimum':
      return `${failure.limit}以上。${rule}`
    case 'maximum':
      return `${failure.limit}以下。${rule}`
    default:
      return rule
  }
}

/** The whole list where it can be taken in at a glance. */
function describeWords(words: readonly string[]): string {
  if (words.length <= 20) return `${words.join('・')} のどれか`
  return `${words.slice(0, 2).join('・')}…${words.slice(-2).join('・')} のどれか`
}

function nearestWord(failure: Failure, value: unknown): string | undefined {
  if (failure.keyword !== 'enum' || typeof value !== 'string') return undefined
  return findNearest(value, failure.words)
}

function exampleOf(pointer: string, nearest?: string): { example?: string } {
  const example = nearest ?? findField(pointer)?.examples?.[0]
  return example === undefined ? {} : { example }
}

/** Lists that a served case can do without, but a finished one has. */
const wantedLists = Object.keys(frontMatterSchema.properties)
  .map((name) => `/${name}`)
  .filter(isLenientAt)

function findLacks({ data, placeOf }: FrontMatter): Finding[] {
  return wantedLists
    .filter((pointer) => readPointer(data, pointer) === undefined)
    .map((pointer) => ({ ...describeLack(pointer, placeOf), severity: 'warning' as const }))
}

/** Own properties only, so that no pointer reaches a prototype. */
function readPointer(data: unknown, pointer: string): unknown {
  let value = data
  for (const name of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, name)?.value
  }
  return value
}
