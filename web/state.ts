/**
 * Everything that changes in the browser outside components; no other module keeps state of its own, but for the
 * reader's lists, which lists/kept-lists.ts shares with the storage of the browser.
 */

import type { PageData } from './page-data.ts'
import type { View } from './view.ts'

const keptPages = 20

let view: View = { data: { page: 'missing' }, busy: false }
let paint: (view: View) => void = () => undefined
let visit = new AbortController()
const pages = new Map<string, PageData>()

/** The view on the screen. */
export function readView(): View {
  return view
}

/** Takes over the first view and how to draw the following ones, at once, so that focus can follow. */
export function startView(first: View, draw: (view: View) => void): void {
  view = first
  paint = draw
}

/** Changes parts of the view and draws it. */
export function updateView(change: Partial<View>): void {
  view = { ...view, ...change }
  paint(view)
}

/** Begins a visit and ends the one before it, whose answer would come too late. */
export function beginVisit(): AbortSignal {
  visit.abort()
  visit = new AbortController()
  return visit.signal
}

/** Keeps a page for the way back; the oldest is forgotten. */
export function keepPage(path: string, data: PageData): void {
  pages.delete(path)
  pages.set(path, data)
  const oldest = pages.keys().next().value
  if (pages.size > keptPages && oldest !== undefined) pages.delete(oldest)
}

/** A page kept for the way back. */
export function recallPage(path: string): PageData | undefined {
  return pages.get(path)
}
