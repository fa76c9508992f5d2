/** The fields of a case as a Markdown table, from the schema that the checks use. */

import Type from 'typebox'
import { type findField, frontMatterSchema } from '../../server/cases/schema.ts'
import { writeTable } from './table.ts'

type Field = NonNullable<ReturnType<typeof findField>>

/** Every field in the order of the schema, the parts of a list's entry below it. */
export function writeFieldTable(): string {
  const rows = Object.entries(frontMatterSchema.properties).flatMap(([name, field]) => [
    describeRow(name, field),
    ...listParts(name, field),
  ])
  return writeTable(['項目', '名', '要る', '書くこと', '例'], rows)
}

function listParts(name: string, field: Field): string[][] {
  const item = Type.IsArray(field) ? field.items : field
  if (!Type.IsObject(item)) return []
  return Object.entries(item.properties).map(([part, partField]) =>
    describeRow(`${name}.${part}`, partField),
  )
}

function describeRow(name: string, field: Field): string[] {
  const { title = '', description = '', examples = [] } = field
  const example = examples[0] === undefined ? '' : `\`${examples[0]}\``
  return [`\`${name}\``, title, describeNeed(field), description, example]
}

/** Without a lenient field a case is served all the same, with a warning. */
function describeNeed(field: Field): string {
  const { lenient } = field
  if (!Type.IsOptional(field)) return '必ず'
  return lenient ? 'できるだけ' : 'あれば'
}
