/**
 * Everything that changes in the browser outside components; no other module keeps state of its own, but for the
 * reader's lists, which lists/list-keeper.ts shares with the storage of the browser.
 */

import type { Audience } from '../server/contract/members.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { PageOffers } from '../server/contract/page-offers.ts'
import { place } from './place.ts'

/** What the screen shows at one moment: a page, and what is under way or went wrong meanwhile. */
export type View = {
  data: PageData
  busy: boolean
  offline?: boolean
  failure?: Failure | undefined
  trail?: Trail | undefined
  /** Who reads; a library without members knows nobody. */
  reader?: Audience | undefined
  /** What the page offers beyond reading. */
  offers?: PageOffers
  /** The session has ended while the page was open, so that it is everybody's library that answers now. */
  loggedOut?: boolean
}

/** Whether whoever reads has logged in. */
export function isMember({ reader }: Pick<View, 'reader'>): boolean {
  return typeof reader === 'object'
}

/** Whether the server keeps the lists and plans of whoever reads. */
export function keepsOnServer({ reader }: Pick<View, 'reader'>): boolean {
  return typeof reader === 'object' && reader.keeps === true
}

/** A visit that did not arrive; `href` is where the reader wanted to go. */
type Failure = { message: string; href: string }

/** The search a reader came from, for the way back out of a case. */
export type Trail = { label: string; href: string }

let view: View = { data: { page: 'missing' }, busy: false }
let paint: (view: View) => void = () => undefined
let visit = new AbortController()

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

/** So many pages back and forward come without asking the server. */
const keptPages = 20
const pages = new Map<string, PageData>()

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

/** Notes for whom an answer was made: one for everybody, given to a member, means that the session has ended. */
export function noteAudience(isForMember: boolean): void {
  const { reader } = view
  if (isForMember || reader === undefined || reader === 'guest') return
  // What a member has read is not to be gone back to by whoever sits here next.
  pages.clear()
  updateView({ reader: 'guest', loggedOut: true })
}

/** What the browser remembers with each step of its history, across reloads too. */
export type HistoryEntry = {
  /** How far the reader had scrolled. */
  scroll: number
  /** The link the reader left by, to put the focus back on. */
  left?: string | undefined
  trail?: Trail | undefined
}

/** The entry of the current step. */
export function readEntry(): HistoryEntry {
  const entry = history.state as HistoryEntry | null
  return typeof entry?.scroll === 'number' ? entry : { scroll: 0 }
}

/** Changes the entry of the current step, not its address. */
export function amendEntry(change: Partial<HistoryEntry>): void {
  history.replaceState({ ...readEntry(), ...change }, '')
}

/** Makes a new step, or takes the place of the current one. */
export function writeEntry(mode: 'push' | 'replace', entry: HistoryEntry, path: string): void {
  if (mode === 'push') history.pushState(entry, '', place.toEntry(path))
  else history.replaceState(entry, '', place.toEntry(path))
}
