/** The form of a case, made from the one schema: for each field what to write, out of what to choose, and whether it is needed. */

import { isLenient } from '../cases/field-kinds.ts'
import { frontMatterSchema } from '../cases/schema.ts'
import type { DeskField } from '../contract/desk.ts'
import { isOptional, type Shape } from '../contract/shape.ts'
import { sections } from '../contract/vocabulary.ts'
import { once } from '../once.ts'
import { describeHelp, listChoices, showExample } from './form-words.ts'

/** Every field of a case in the order of the file. */
export const listFormFields = once((): DeskField[] => listFields(frontMatterSchema.properties))

function listFields(properties: Readonly<Record<string, Shape>>): DeskField[] {
  return Object.entries(properties).map(([name, field]) => ({
    name,
    title: field.title ?? name,
    help: describeHelp(field),
    example: showExample(field),
    need: needOf(field),
    input: inputOf(field),
  }))
}

function needOf(field: Shape): DeskField['need'] {
  if (!isOptional(field)) return 'must'
  return isLenient(field) ? 'should' : 'may'
}

function inputOf(field: Shape): DeskField['input'] {
  const { enum: words, items, properties, type } = field
  if (words) return { kind: 'choice', choices: listChoices(field) }
  // Before the forms of one: several names are a list of which each has a line.
  if (items) return inputOfList(field, items, type === 'array')
  if (properties) return { kind: 'group', fields: listFields(properties) }
  if (type === 'integer') return { kind: isYear(field) ? 'year' : 'number' }
  return inputOfText(field)
}

function inputOfList(field: Shape, items: Shape, isList: boolean): DeskField['input'] {
  const most = readLimit(field, 'maxItems')
  const limit = most === undefined ? {} : { most }
  if (items.enum) return { kind: 'choices', choices: listChoices(items), ...limit }
  if (items.properties && isList) {
    return { kind: 'rows', fields: listFields(items.properties), ...limit }
  }
  return { kind: 'lines', ...limit }
}

/** A number that may be one of any year is asked for as a year. */
function isYear(field: Shape): boolean {
  return (readLimit(field, 'minimum') ?? 0) > 1000
}

function inputOfText(field: Shape): DeskField['input'] {
  const { pattern, description = '' } = field
  if (isDay(pattern)) return { kind: 'day' }
  const longest = readLimit(field, 'maxLength')
  const limit = longest === undefined ? {} : { longest }
  if (pattern === undefined) return { kind: 'text', ...limit }
  return { kind: description.includes('本文の一文') ? 'sentence' : 'line', ...limit }
}

/** Whether a whole day, and nothing less, is asked for. */
function isDay(pattern: unknown): boolean {
  if (typeof pattern !== 'string') return false
  const form = new RegExp(pattern)
  return form.test('2026-11-22') && !form.test('2026') && !form.test('2026-99-99')
}

function readLimit(field: Shape, keyword: string): number | undefined {
  const limit = field[keyword]
  return typeof limit === 'number' ? limit : undefined
}

/** The lists of facts with the names of the sections that they are for: a file of facts has one for each, in their order. */
export function labelFactParts(parts: readonly string[]): { id: string; label: string }[] {
  return parts.map((id, index) => ({ id, label: sections[index]?.label ?? id }))
}
