/** The schema of front matter, compiled once: what is wrong with a value, and whether it can be served. */

import { Ajv, type DefinedError } from 'ajv'
import type { Shape } from '../contract/shape.ts'
import { once } from '../once.ts'
import { isLenient } from './field-kinds.ts'
import { type FrontMatterData, frontMatterSchema } from './schema.ts'

/** What is wrong at one place of the data, which a JSON pointer names. */
export type Failure = { pointer: string } & (
  | { keyword: 'required' | 'additionalProperties'; name: string }
  | { keyword: 'type'; type: string }
  | { keyword: 'enum'; words: readonly string[] }
  | { keyword: 'minimum' | 'maximum' | 'minItems' | 'maxItems' | 'maxLength'; limit: number }
  | { keyword: 'uniqueItems' | 'other' }
)

// Not strict about unknown keywords, of which `lenient` is one; strict about numbers, so that .inf is none.
const openAjv = once(() => {
  const exact = { allErrors: true, ownProperties: true, strict: false, strictNumbers: true }
  // A schema of our own need not be held against the meta-schema.
  return new Ajv({ ...exact, meta: false, validateSchema: false })
})
// Compiled at the first file: a start whose files are all known has none.
const openWhole = once(() => openAjv().compile<FrontMatterData>(frontMatterSchema))
const openServable = once(() => openAjv().compile<FrontMatterData>(loosen(frontMatterSchema)))

/** Whether the data is a case's front matter with nothing to warn of, as that of most files is: one compiled check. */
export function isWhole(data: unknown): data is FrontMatterData {
  return openWhole()(data)
}

/** Every failure of the data against the schema. */
export function listFailures(data: unknown): Failure[] {
  const whole = openWhole()
  if (whole(data)) return []
  // Ajv types its errors for any keyword a plugin might add; without plugins they are the defined ones.
  return (whole.errors as DefinedError[]).map(readError)
}

function readError({ instancePath: pointer, keyword, params }: DefinedError): Failure {
  switch (keyword) {
    case 'required':
      return { pointer, keyword, name: params.missingProperty }
    case 'additionalProperties':
      return { pointer, keyword, name: params.additionalProperty }
    case 'type':
      return { pointer, keyword, type: String(params.type) }
    case 'enum':
      return { pointer, keyword, words: params.allowedValues }
    case 'minimum':
    case 'maximum':
    case 'minItems':
    case 'maxItems':
    case 'maxLength':
      return { pointer, keyword, limit: params.limit }
    case 'uniqueItems':
      return { pointer, keyword }
    default:
      return { pointer, keyword: 'other' }
  }
}

/** The keywords that are only worth a warning where a field is lenient. */
export const sizeKeywords: ReadonlySet<string> = new Set([
  ...['minItems', 'maxItems', 'maxLength', 'uniqueItems'],
])

/** Whether the data has the type of a case, whatever warnings there are: asked of the data, not of a list. */
export function isServable(data: unknown): data is FrontMatterData {
  return openServable()(data)
}

/** The schema without what is only worth a warning: lenient sizes, and that no other keys are allowed. */
function loosen(shape: Shape): Shape {
  const { additionalProperties: _, items, properties, ...rest } = shape
  const kept = Object.entries(rest).filter(([key]) => !(isLenient(shape) && sizeKeywords.has(key)))
  return {
    ...Object.fromEntries(kept),
    ...(items && { items: loosen(items) }),
    ...(properties && { properties: loosenEach(properties) }),
  }
}

function loosenEach(properties: Readonly<Record<string, Shape>>): Record<string, Shape> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, loosen(property)]),
  )
}
