/** Places in a draft: as paths, by which it is changed, and as the names that the server's report has for them. */

import type { CaseDraft } from '../../server/contract/desk.ts'
import { isFields } from '../../server/contract/untrusted-values.ts'
import { sections } from '../../server/contract/vocabulary.ts'

export type Path = readonly (string | number)[]

/** What stands at a path, or undefined. */
export function readAt(draft: CaseDraft, path: Path): unknown {
  return path.reduce<unknown>(readOwn, draft)
}

/** Own properties only, so that no name from outside reaches a prototype. */
function readOwn(value: unknown, name: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

/** The draft with another value at a path. An undefined one takes the field away, and with the last field of a group the group. */
export function writeAt(draft: CaseDraft, path: Path, value: unknown): CaseDraft {
  return write(draft, path, value, 0) as CaseDraft
}

/** Above this the parts of a draft stay, whatever is in them. */
const partDepth = 2

function write(whole: unknown, path: Path, value: unknown, depth: number): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (typeof name === 'number') {
    const list: unknown[] = Array.isArray(whole) ? whole : []
    return list.map((item, index) =>
      // A row stays a row while nothing stands in it.
      index === name ? (write(item, rest, value, depth + 1) ?? {}) : item,
    )
  }
  const former = Object.entries(isFields(whole) ? whole : {})
  const isThere = former.some(([known]) => known === name)
  const inner = write(readOwn(whole, name), rest, value, depth + 1)
  const next = isThere
    ? former.map(([known, old]) => [known, known === name ? inner : old] as const)
    : [...former, [name, inner] as const]
  const fields = next.filter(([, each]) => each !== undefined)
  // Made from entries, a field named `__proto__` is one like any other.
  return fields.length === 0 && depth >= partDepth ? undefined : Object.fromEntries(fields)
}

/** The list at a path; none where there is no list. */
export function listAt(draft: CaseDraft, path: Path): readonly unknown[] {
  const value = readAt(draft, path)
  return Array.isArray(value) ? value : []
}

const ownPlaces = ['slug', 'facts', 'asks']

/** The name of a path in the report: `sources.2.url`, `background`, `facts`. */
export function placeOf(path: Path): string {
  const [top] = path
  return (top === 'fields' || top === 'sections' ? path.slice(1) : path).join('.')
}

/** The path of a place of the report. */
export function pathOf(place: string): Path {
  const names = place.split('.').map((name) => (/^\d+$/.test(name) ? Number(name) : name))
  const [top = ''] = names
  if (ownPlaces.includes(`${top}`)) return names
  return sections.some(({ id }) => id === top) ? ['sections', ...names] : ['fields', ...names]
}

/** The id of the element for a place. */
export function idOf(place: string): string {
  return `f-${place}`
}
