/** The fields of a case as a Markdown table, from the schema that the checks use. */

import { isLenient } from '../../server/cases/field-kinds.ts'
import { frontMatterSchema } from '../../server/cases/schema.ts'
import { isOptional, type Shape } from '../../server/contract/shape.ts'
import { writeTable } from './table.ts'

/** Every field in the order of the schema, the parts of a list's entry below it. */
export function writeFieldTable(): string {
  const rows = Object.entries(frontMatterSchema.properties).flatMap(([name, field]) => [
    describeRow(name, field),
    ...listParts(name, field),
  ])
  return writeTable(['項目', '名', '要る', '書くこと', '例'], rows)
}

function listParts(name: string, field: Shape): string[][] {
  const { properties = {} } = field.items ?? field
  return Object.entries(properties).map(([part, partField]) =>
    describeRow(`${name}.${part}`, partField),
  )
}

function describeRow(name: string, field: Shape): string[] {
  const { title = '', description = '', examples = [] } = field
  const example = examples[0] === undefined ? '' : `\`${examples[0]}\``
  return [`\`${name}\``, title, describeNeed(field), description, example]
}

/** Without a lenient field a case is served all the same, with a warning. */
function describeNeed(field: Shape): string {
  if (!isOptional(field)) return '必ず'
  return isLenient(field) ? 'できるだけ' : 'あれば'
}
