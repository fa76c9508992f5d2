/** Two versions of one case, part by part, and the one that comes of choosing among them. */

import type { CaseDraft, DeskField, FactLine } from '../../server/contract/desk.ts'
import { isFields } from '../../server/contract/untrusted-values.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import { type Path, readAt, writeAt } from './draft-path.ts'

/** A part of which the two have different values. */
export type DraftPart = {
  /** What the choice is remembered by: the name of its place. */
  key: string
  path: Path
  title: string
  own: string
  theirs: string
  /** Who has changed it since both began; undefined where both have, so that somebody must choose. */
  changedBy: Side | undefined
}

export type Side = 'own' | 'theirs'

/** The parts in which two versions differ, in the order of the form. `base` is what the own one began with. */
export function compareDrafts(
  own: CaseDraft,
  theirs: CaseDraft,
  base: CaseDraft,
  fields: readonly DeskField[],
): DraftPart[] {
  return listParts(own, theirs, fields).flatMap(({ path, title, field }) => {
    const [ownValue, otherValue, first] = [own, theirs, base].map((draft) => readAt(draft, path))
    if (isSame(ownValue, otherValue)) return []
    const changedBy = isSame(ownValue, first)
      ? 'theirs'
      : isSame(otherValue, first)
        ? 'own'
        : undefined
    const show = (value: unknown): string => formatPart(value, field)
    return [
      {
        key: path.join('.'),
        path,
        title,
        own: show(ownValue),
        theirs: show(otherValue),
        changedBy,
      },
    ]
  })
}

/** The own version with the chosen parts of the other. */
export function mergeDrafts(
  own: CaseDraft,
  theirs: CaseDraft,
  parts: readonly DraftPart[],
  choices: Readonly<Record<string, Side | undefined>>,
): CaseDraft {
  return parts
    .filter(({ key }) => choices[key] === 'theirs')
    .reduce((draft, { path }) => writeAt(draft, path, readAt(theirs, path)), own)
}

/** Whether two drafts say the same, whatever the order of their fields. */
export function isSameDraft(one: CaseDraft, other: CaseDraft): boolean {
  return isSame(one, other)
}

type Part = { path: Path; title: string; field?: DeskField }

function listParts(own: CaseDraft, theirs: CaseDraft, fields: readonly DeskField[]): Part[] {
  const known = fields.map((field) => ({ path: ['fields', field.name], title: field.title, field }))
  const names = new Set([...Object.keys(own.fields), ...Object.keys(theirs.fields)])
  for (const { name } of fields) names.delete(name)
  return [
    { path: ['slug'], title: '事例の名' },
    ...known,
    ...[...names].map((name) => ({ path: ['fields', name], title: name })),
    ...sections.map(({ id, label }) => ({ path: ['sections', id], title: label })),
    { path: ['facts'], title: '事実' },
    { path: ['asks'], title: '問いかけ' },
  ]
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || sortedText(one) === sortedText(other)
}

function sortedText(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      isFields(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  )
}

/** A value as lines to be read and compared. */
function formatPart(value: unknown, field: DeskField | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map((item) => formatItem(item, field)).join('\n')
  return formatItem(value, field)
}

function formatItem(item: unknown, field: DeskField | undefined): string {
  if (!isFields(item)) return String(item)
  if (isFact(item)) return `${item.fact}${item.sources.map((id) => `[${id}]`).join('')}`
  const inner = field && 'fields' in field.input ? field.input.fields : []
  return Object.entries(item)
    .map(([name, value]) => {
      const title = inner.find((one) => one.name === name)?.title ?? name
      return `${title} ${formatPart(value, undefined).replaceAll('\n', '、')}`
    })
    .join('　')
}

function isFact(item: object): item is FactLine {
  return 'fact' in item && 'sources' in item
}
