/** What the form says of a field: the words of the schema, without what they say of how a file is written. */

import { parse } from 'yaml'
import { frontMatterSchema } from '../cases/schema.ts'
import type { Shape } from '../contract/shape.ts'
import { confidences, type Term } from '../contract/vocabulary.ts'

/** What the schema says in YAML, and how a line of the form is written instead. */
const formWords: readonly (readonly [inFile: string, inForm: string])[] = [
  ['空白のある名は {name: 名}', '空白のある名は「団体：名」'],
  ['複数なら一覧', '複数なら一行に一つ'],
]

/** One line about the field. A field of few coded words says them as its choices. */
export function describeHelp(field: Shape): string {
  const { description = '' } = field
  if (isCoded(field)) return '一つ選ぶ'
  const told = description
    .split('。')
    // A form needs no quotation marks.
    .filter((sentence) => !sentence.includes('引用符'))
    .join('。')
  const said = formWords.reduce((text, [inFile, inForm]) => text.replace(inFile, inForm), told)
  return nameByTitles(said)
}

/** 「ぶつかった壁」に挙げた for `barriers に挙げた`: a form has no other names for its fields than their titles. */
function nameByTitles(text: string): string {
  return Object.entries(frontMatterSchema.properties).reduce(
    (said, [name, { title }]) => said.replace(`${name} に挙げた`, `「${title}」に挙げた`),
    text,
  )
}

/** The first example as it is typed into the form; none where it shows how a file is laid out, or a code. */
export function showExample(field: Shape): string {
  const [example = ''] = field.examples ?? []
  if (isCoded(field) || example.startsWith('|')) return ''
  const value: unknown = parse(example)
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value)
}

/** Whether the words of the field are ids in the file, so that people read labels instead. */
function isCoded({ enum: words = [] }: Shape): boolean {
  return words.length > 0 && words.every((word) => /^[a-z]+$/.test(word))
}

/** The words to choose from with what people read: an id has its label from the vocabulary, or 「id（label）」 from the schema. */
export function listChoices(field: Shape): { value: string; label: string }[] {
  const { enum: words = [], description = '' } = field
  if (!isCoded(field)) return words.map((word) => ({ value: word, label: word }))
  const known: readonly Term[] = confidences
  return words.map((value) => {
    const [, told] = new RegExp(`${value}（([^）]+)）`).exec(description) ?? []
    return { value, label: told ?? known.find(({ id }) => id === value)?.label ?? value }
  })
}
