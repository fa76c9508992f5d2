/** Data of a file as fields of the front matter: what has another name or another form is shown, not dropped. */

import { frontMatterSchema } from '../../cases/schema.ts'
import { listFailures } from '../../cases/schema-check.ts'
import type { Unplaced } from '../../contract/brought.ts'
import type { Fields } from '../../contract/untrusted-values.ts'

const known = new Set(Object.keys(frontMatterSchema.properties))

/** Whether the front matter has a field of this name. */
export function isFieldName(name: string): boolean {
  return known.has(name)
}

/**
 * The fields as they are, wrong words and lengths too, for the form says what is wrong with those. A value of another
 * form, a number in the place of a list, has no place in a form at all.
 */
export function takeFields(data: Fields): {
  fields: Record<string, unknown>
  unplaced: Unplaced[]
} {
  const entries = Object.entries(data).filter(([, value]) => value !== null && value !== undefined)
  const misshapen = new Set(
    listFailures(Object.fromEntries(entries.filter(([name]) => isFieldName(name)))).flatMap(
      (failure) => (failure.keyword === 'type' ? [failure.pointer.split('/')[1] ?? ''] : []),
    ),
  )
  const fields: [string, unknown][] = []
  const unplaced: Unplaced[] = []
  for (const [name, value] of entries) {
    const why = whyNot(name, misshapen)
    if (why === undefined) fields.push([name, value])
    else unplaced.push({ text: `${name}: ${writeValue(value)}`, why })
  }
  return { fields: Object.fromEntries(fields), unplaced }
}

function whyNot(name: string, misshapen: ReadonlySet<string>): string | undefined {
  if (!isFieldName(name)) return '事例の項目にない名'
  return misshapen.has(name) ? '項目の形に合わない値' : undefined
}

/** A value in a line. */
export function writeValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
