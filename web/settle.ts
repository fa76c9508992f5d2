/** Where focus and scroll go when a screen has changed. */

import type { HistoryEntry } from './history-entry.ts'
import type { PageData } from './page-data.ts'

/** After a new screen: to the named place, to the head of a new page, or nowhere in the same list. */
export function settleAt(before: PageData, after: PageData, hash: string): void {
  if (before.page === 'results' && after.page === 'results') {
    settleInList(before.state.page !== after.state.page)
    return
  }
  const target = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
  if (target === null) {
    window.scrollTo(0, 0)
    focusQuietly(document.querySelector('h1'))
    return
  }
  target.scrollIntoView()
  focusQuietly(target)
}

/** After a step back or forward: where the reader was. */
export function settleBack({ scroll, left }: HistoryEntry): void {
  const link = left === undefined ? null : document.querySelector(`a[href="${CSS.escape(left)}"]`)
  focusQuietly(link ?? document.querySelector('h1'))
  window.scrollTo(0, scroll)
}

/** Turning the page leads to its head; other changes leave the reader in place unless the place is gone. */
function settleInList(turned: boolean): void {
  if (turned) document.getElementById('hits')?.scrollIntoView()
  const lost = document.activeElement === null || document.activeElement === document.body
  if (turned || lost) focusQuietly(document.querySelector('h1'))
}

function focusQuietly(element: Element | null): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
}
