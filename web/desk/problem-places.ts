/** Where the problems of a report are shown: beside the field that they are about, or beside the nearest around it. */

import type { DeskField, DraftProblem, WritingPage } from '../../server/contract/desk.ts'
import { labelOf, sections } from '../../server/contract/vocabulary.ts'

type Fields = readonly DeskField[]

/** The place in the form for a place of the report; empty where the form has none. */
export function findHome(place: string, fields: Fields): string {
  const names = place.split('.')
  const [top = ''] = names
  if (['slug', 'asks'].includes(top)) return top
  if (top === 'facts') return names.slice(0, 2).join('.')
  if (sections.some(({ id }) => id === top)) return top
  const field = fields.find(({ name }) => name === top)
  return field ? [top, ...findInner(names.slice(1), field)].join('.') : ''
}

/** As much of the way into a field as the form shows. */
function findInner(names: readonly string[], { input }: DeskField): string[] {
  const [name = '', inner = ''] = names
  if (name === '' || !('fields' in input)) return []
  const knows = (part: string): boolean => input.fields.some((field) => field.name === part)
  if (input.kind === 'group') return knows(name) ? [name] : []
  if (!/^\d+$/.test(name)) return []
  return knows(inner) ? [name, inner] : [name]
}

/** The problems by the place in the form beside which they are said. */
export function groupProblems(
  problems: readonly DraftProblem[],
  fields: Fields,
): ReadonlyMap<string, readonly DraftProblem[]> {
  const groups = new Map<string, DraftProblem[]>()
  for (const problem of problems) {
    const home = findHome(problem.place, fields)
    groups.set(home, [...(groups.get(home) ?? []), problem])
  }
  return groups
}

/** The name of a place as the form has it: 出典（3件目）URL. */
export function namePlace(place: string, { fields }: Pick<WritingPage, 'fields'>): string {
  const [top = '', ...rest] = findHome(place, fields).split('.')
  const own = { '': '事例の全体', slug: '事例の名', asks: '問いかけ', facts: '事実' }[top]
  if (own !== undefined) return rest[0] === undefined ? own : `${own}（${Number(rest[0]) + 1}件目）`
  const field = fields.find(({ name }) => name === top)
  if (!field) return labelOf(sections, top)
  const inner = 'fields' in field.input ? field.input.fields : []
  return rest.reduce((name, part) => {
    if (/^\d+$/.test(part)) return `${name}（${Number(part) + 1}件目）`
    return `${name} ${inner.find((one) => one.name === part)?.title ?? part}`
  }, field.title)
}

/** A problem in a line, in the words of `cases:check`. */
export function sayProblem({ line, got, want, example }: DraftProblem): string {
  const at = line === undefined ? '' : `${line}行目 `
  return `${at}${got} / ${want}${example === undefined ? '' : ` / 例: ${example}`}`
}

/** Whether nothing stands there yet: said in the summary, and beside the field by what it needs. */
export function isLack({ got }: DraftProblem): boolean {
  return got === 'ない項目' || got === '（空）' || got.startsWith('ない節')
}
