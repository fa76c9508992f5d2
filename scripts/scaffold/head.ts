/** The head of a new case, written from the schema: every field with its line of guidance. */

import { stringify } from 'yaml'
import { frontMatterSchema } from '../../server/cases/schema.ts'
import { isOptional, type Shape } from '../../server/contract/shape.ts'
import type { NewMunicipality } from './municipality.ts'

/** Longer word lists are looked up in the guide. */
const mostWordsShown = 7

/** The front matter, without the lines of dashes. */
export function writeHead(title: string, municipality: NewMunicipality): string {
  const known: Readonly<Record<string, string | undefined>> = {
    '/title': title,
    '/municipalities/name': municipality.name,
    '/municipalities/prefecture': municipality.prefecture,
    '/municipalities/code': municipality.code,
    '/populationClass': municipality.population,
    '/sources/id': '1',
    '/visibility': 'public',
    '/status': 'draft',
  }
  return Object.entries(frontMatterSchema.properties)
    .map(([name, field]) => writeField(name, field, known))
    .join('')
}

function writeField(
  name: string,
  field: Shape,
  known: Readonly<Record<string, string | undefined>>,
): string {
  const { properties } = field.items ?? field
  if (properties && !isOptional(field)) {
    const children = Object.entries(properties).map(([child, childField]) =>
      writeChild(child, childField, known[`/${name}/${child}`]),
    )
    const entry = field.items ? indentEntry(children) : children
    return `# ${field.title}: ${field.description}\n${name}:\n${entry.join('')}`
  }
  const value = known[`/${name}`]
  return `# ${describeField(field, value)}\n${name}:${writeValue(field, value)}\n`
}

/** A field of a list's entry; what may be left out is a comment until it is known. */
function writeChild(name: string, field: Shape, value: string | undefined): string {
  const guidance = `  # ${describeField(field, value)}`
  if (value === undefined && isOptional(field)) return `  # ${name}:${guidance}\n`
  return `  ${name}:${writeValue(field, value)}${guidance}\n`
}

function indentEntry(lines: string[]): string[] {
  return lines.map((line, index) => (index === 0 ? `  - ${line.trimStart()}` : `  ${line}`))
}

function writeValue(field: Shape, value: string | undefined): string {
  if (field.items) return ' []'
  if (field.properties) return ' {}'
  if (value === undefined) return field === frontMatterSchema.properties.summary ? ' |-' : ''
  if (field.type === 'integer') return ` ${value}`
  return ` ${stringify(value, { lineWidth: 0 }).trimEnd()}`
}

function describeField(field: Shape, value: string | undefined): string {
  const { title = '', description = '', examples = [] } = field
  const { enum: words = [] } = field.items ?? field
  if (value !== undefined) return `${title}: ${description}`
  const example = examples[0] === undefined ? '' : `（例 ${examples[0]}）`
  return `${title}: ${description}${describeWords(words) || example}`
}

function describeWords(words: readonly string[]): string {
  if (words.length === 0 || /^[a-z]/.test(words[0] ?? '')) return ''
  if (words.length <= mostWordsShown) return `（${words.join('・')}）`
  return '（言葉は cases/README.md の表から）'
}
