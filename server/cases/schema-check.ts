/** The schema of front matter, compiled once: what is wrong with a value, and whether it can be served. */

import { Compile } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { maxHeadBytes } from './front-matter.ts'
import { frontMatterSchema } from './schema.ts'

// TypeBox stops listing after 8 failures and does not say so: the others, errors among them, would go
// unseen. Each failure needs a value or a key of the head, so that no head has more than it has bytes.
Settings.Set({ maxErrors: maxHeadBytes })

const whole = Compile(frontMatterSchema)

export type Failure = ReturnType<typeof whole.Errors>[number]

/** Every failure of the data against the schema; none for most files, which costs one compiled check. */
export function listFailures(data: unknown): Failure[] {
  return whole.Errors(data)
}

/** The keywords that are only worth a warning where a field is lenient. */
export const sizeKeywords: ReadonlySet<string> = new Set([
  ...['minItems', 'maxItems', 'maxLength', 'uniqueItems'],
])

const servable = Compile(loosen(frontMatterSchema) as typeof frontMatterSchema)

/** Whether the data has the type of a case, whatever warnings there are: asked of the data, not of a list. */
export function isServable(data: unknown): boolean {
  return servable.Check(data)
}

/** The schema without what is only worth a warning: lenient sizes, and that no other keys are allowed. */
function loosen(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loosen)
  if (typeof schema !== 'object' || schema === null) return schema
  const lenient = 'lenient' in schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'additionalProperties' && !(lenient && sizeKeywords.has(key)))
      .map(([key, value]) => [key, loosen(value)]),
  )
}
