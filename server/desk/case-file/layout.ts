/** How the YAML of the three files is set: the order of names, what stands on one line, and what is always quoted. */

import { findField } from '../../cases/schema.ts'

/** A place in a file without its numbers: `/sources/-/url`. */
export type Path = string

export type Layout = {
  /** The names of a map in their order; names that are not among them follow. */
  order: (path: Path) => readonly string[]
  /** Whether a list or a map stands on one line, in brackets. */
  isFlow: (path: Path) => boolean
  isQuoted: (path: Path) => boolean
  /** Whether a text stands in lines of its own under `|-`. */
  isLiteral: (path: Path) => boolean
}

const never = () => false

const flowFields = new Set([
  ...['/collections', '/period', '/scenes', '/themes', '/fields', '/actors', '/adopters'],
  ...['/barriers', '/keywords', '/related', '/aliases'],
  ...['/municipalities/-', '/path/-', '/updates/-', '/sources/-/author'],
])

/** YAML of other readers takes a bare date for a day and bare digits for a number. */
const quotedFields = new Set([
  ...['/municipalities/-/code', '/checked', '/updates/-/date'],
  ...['/sources/-/url', '/sources/-/date'],
])

/** The front matter, as all cases have it. */
export const headLayout: Layout = {
  order: (path) => Object.keys(findField(path)?.properties ?? {}),
  isFlow: (path) => flowFields.has(path),
  isQuoted: (path) => quotedFields.has(path),
  isLiteral: (path) => path === '/summary',
}

const factKeys = [
  ...['slug', 'title', 'municipality', 'population_class', 'collection', 'period', 'scenes'],
  ...['path', 'theme', 'policy_field', 'actors', 'background', 'actions', 'results'],
  ...['success_factors', 'challenges', 'barriers', 'keywords', 'sources', 'confidence', 'notes'],
]

/** The file of facts. */
export const factsLayout: Layout = {
  order: (path) => (path === '' ? factKeys : ['fact', 'src']),
  isFlow: (path) => path.endsWith('/src'),
  isQuoted: never,
  isLiteral: never,
}

/** The file of asks: one list of quoted lines. */
export const asksLayout: Layout = {
  order: () => [],
  isFlow: never,
  isQuoted: () => true,
  isLiteral: never,
}

const entryKeys = ['on', 'reason', 'instead', 'title', 'aliases', 'visibility']

/** The list of withdrawn cases. */
export const withdrawnLayout: Layout = {
  order: (path) => (path === '' ? [] : entryKeys),
  isFlow: (path) => /\/(?:instead|aliases)$/.test(path),
  isQuoted: (path) => path.endsWith('/on'),
  isLiteral: never,
}

/** Names in the order of the layout; those it does not know keep theirs behind them. */
export function orderNames(names: readonly string[], path: Path, layout: Layout): string[] {
  const order = layout.order(path)
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...names].sort((a, b) => rank(a) - rank(b))
}
