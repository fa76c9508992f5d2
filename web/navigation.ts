/** Moving between pages without loading documents; every link and form works without it too. */

import { type SearchState, searchHref } from '../server/contract/address.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { EvidenceId } from '../server/contract/vocabulary.ts'
import { isPagePath, loadPage, RequestFailure } from './api.ts'
import { canonicalPath, titleOf } from './head.ts'
import { here, herePath, parsePath, place } from './place.ts'
import {
  countSeen,
  evidenceWhileTyping,
  isAnswered,
  mergeAnswers,
  showsWordsOnly,
} from './progressive-results.ts'
import {
  amendEntry,
  beginVisit,
  type HistoryEntry,
  keepPage,
  readEntry,
  readView,
  recallPage,
  type Trail,
  updateView,
  type View,
  writeEntry,
} from './state.ts'

/** Typing that pauses for less is not asked about its meaning, which takes the model. */
const restMs = 300

/** Shorter waits are not shown. */
const unseenMs = 300

/** Whether `visit` can show this path; all others are left to the browser. */
export function canVisit({ pathname }: URL): boolean {
  return isPagePath(pathname)
}

/** Shows the page at a path as a new step of the history, or in place of the current one. */
export async function visit(path: string, mode: 'push' | 'replace'): Promise<void> {
  const url = parsePath(path)
  const data = await fetchPage(url, beginVisit())
  if (data !== undefined) enter(url, data, mode)
}

/**
 * Shows the search that is being typed, in place of the current one: at once what its words find, and when typing has
 * rested what is near in meaning, below the cases already seen. Answers whether it came to that: `typedOn` or another
 * visit ends it before.
 */
export async function visitTyped(state: SearchState, typedOn: AbortSignal): Promise<boolean> {
  const url = parsePath(searchHref(state))
  const signal = beginVisit()
  const words = await fetchPage(url, signal, evidenceWhileTyping(state))
  if (words?.page !== 'results') return false
  const isHalf = showsWordsOnly(words)
  // Words alone do not decide that nothing answers: the former screen stays until that is known.
  const isShown = !isHalf || isAnswered(words.answer)
  if (isShown) enter(url, words, 'replace')
  if (!isHalf) return true
  await rest(restMs)
  if (typedOn.aborted || signal.aborted) return false
  const whole = await fetchPage(url, signal)
  if (whole?.page !== 'results') return false
  // Cases of the former screen are not those that the words have found.
  const seen = isShown ? countSeen() : 0
  enter(url, { ...whole, ...mergeAnswers(words.answer, whole.answer, seen) }, 'replace')
  return true
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Takes a fetched page as the current one. */
function enter(url: URL, data: PageData, mode: 'push' | 'replace'): void {
  const { data: before, trail } = readView()
  const path = keepsAddress(data) ? url.pathname + url.search : canonicalPath(data)
  const address = (path ?? url.pathname) + url.hash
  const entry = { scroll: 0, trail: trailTo(data, before, trail) }
  if (mode === 'push') amendEntry({ scroll: window.scrollY, left: url.pathname + url.search })
  writeEntry(mode, entry, address)
  showPage(data, entry.trail)
  focusAfterVisit(before, data, url.hash)
}

/** Where the own body is chosen, the search goes along that the reader comes from; a kit names the reader's plan. */
function keepsAddress({ page }: PageData): boolean {
  return page === 'locate' || page === 'kit'
}

/** Shows the page of the step that the browser has gone back or forward to, or that a document was opened at. */
export async function revisit(arrival: 'step' | 'load' = 'step'): Promise<void> {
  const url = here()
  const entry = readEntry()
  const kept = recallPage(url.pathname + url.search)
  if (kept === undefined && !canVisit(url)) {
    location.reload()
    return
  }
  const data = kept ?? (await fetchPage(url, beginVisit()))
  if (data === undefined) return
  beginVisit()
  showPage(data, entry.trail)
  // Whoever has just opened a document begins at its top, without a frame around the heading.
  if (arrival === 'step' || entry.left !== undefined) focusAfterReturn(entry)
}

/** The page at an address, or undefined when the visit failed or was overtaken by another. */
async function fetchPage(
  url: URL,
  signal: AbortSignal,
  evidence?: EvidenceId,
): Promise<PageData | undefined> {
  const timer = setTimeout(() => updateView({ busy: true, failure: undefined }), unseenMs)
  signal.addEventListener('abort', () => clearTimeout(timer))
  try {
    const data = await loadPage(url, signal, evidence)
    return signal.aborted ? undefined : data
  } catch (error) {
    if (signal.aborted) return undefined
    const message = error instanceof RequestFailure ? error.message : '画面を表示できなかった。'
    updateView({ busy: false, failure: { message, href: url.pathname + url.search + url.hash } })
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function showPage(data: PageData, trail: Trail | undefined): void {
  // Half an answer is no page to come back to.
  if (!showsWordsOnly(data)) keepPage(herePath(), data)
  updateView({ data, trail, busy: false, failure: undefined })
  document.title = titleOf(data)
}

/** A case remembers the search it was found by, also across cases read on the way. */
function trailTo(data: PageData, before: PageData, trail: View['trail']): Trail | undefined {
  if (data.page !== 'case') return undefined
  if (before.page !== 'results') return trail
  const { state, answer } = before
  const href = searchHref(state)
  if (answer.noAnswer) return { label: `「${state.q}」に近いもの`, href }
  const words = state.q === '' ? '事例' : `「${state.q}」`
  return { label: `${words}の${answer.total}件`, href }
}

/** Where focus and scroll go on a new screen: to the named place, to the head of a page, or nowhere in the same list. */
function focusAfterVisit(before: PageData, after: PageData, hash: string): void {
  if (before.page === 'results' && after.page === 'results') {
    focusInResults(before.state.page !== after.state.page, findTarget(hash))
    return
  }
  const target = findTarget(hash)
  if (target === null) {
    window.scrollTo(0, 0)
    focusQuietly(document.querySelector('h1'))
    return
  }
  target.scrollIntoView()
  focusQuietly(target)
}

function findTarget(hash: string): HTMLElement | null {
  return hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
}

/** After a step back or forward: where the reader was. */
function focusAfterReturn({ scroll, left }: HistoryEntry): void {
  const link =
    left === undefined
      ? null
      : document.querySelector(`a[href="${CSS.escape(place.toHref(left))}"]`)
  focusQuietly(link ?? document.querySelector('h1'))
  window.scrollTo(0, scroll)
}

/** Turning the page leads to its head; other changes leave the reader in place unless the place is gone or another is named. */
function focusInResults(turned: boolean, target: HTMLElement | null): void {
  if (turned) (target ?? document.getElementById('hits'))?.scrollIntoView()
  const lost = document.activeElement === null || document.activeElement === document.body
  if (turned || lost) focusQuietly(target ?? document.querySelector('h1'))
}

function focusQuietly(element: Element | null): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
}
