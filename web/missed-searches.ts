/**
 * Tells the server which words were left without a case opened, where the association wants to know. What happens on a page
 * is counted here and nowhere else: only the words are sent, without a cookie, once, and not who asked or when before.
 */

import type { PageData } from '../server/contract/page-data.ts'
import { missedSearchPath } from '../server/contract/page-offers.ts'

/** A search on the screen, and whether it has been of use. */
type Standing = { words: string; isNone: boolean }

/** What is remembered of the search on the screen while pages come and go; `tell` hears of one that was left in vain. */
export function createSearchWatch(tell: (words: string, kind: 'none' | 'unopened') => void) {
  let standing: Standing | undefined
  const leave = () => {
    if (standing) tell(standing.words, standing.isNone ? 'none' : 'unopened')
    standing = undefined
  }
  return {
    show: (data: PageData): void => {
      if (data.page === 'case' || data.page === 'compare' || data.page === 'onepage') {
        standing = undefined
      }
      // Half an answer does not say whether there is one.
      if (data.page !== 'results' || data.answer.evidence === 'words') return
      const words = data.state.q.trim()
      if (words === '') return
      const isTypedOn = standing !== undefined && words.startsWith(standing.words)
      if (standing?.words.startsWith(words) && !isTypedOn) return
      if (standing && !isTypedOn) leave()
      standing = { words, isNone: data.answer.noAnswer }
    },
    /** A case is opened, in another window perhaps. */
    open: (): void => {
      standing = undefined
    },
    /** The reader goes: a list may have been read where it stands, but 該当なし has helped nobody. */
    end: (): void => {
      if (standing?.isNone) leave()
      standing = undefined
    },
  }
}

/** Watches from the page that is shown now; answers what is to hear of every further one. */
export function watchSearches(first: PageData): (shown: PageData) => void {
  const watch = createSearchWatch(send)
  const openCase = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (link?.getAttribute('href')?.startsWith('/cases/')) watch.open()
  }
  document.addEventListener('click', openCase)
  document.addEventListener('auxclick', openCase)
  window.addEventListener('pagehide', watch.end)
  watch.show(first)
  return watch.show
}

function send(q: string, kind: 'none' | 'unopened'): void {
  const options: RequestInit = {
    method: 'POST',
    // Not sendBeacon, which sends the cookie along.
    credentials: 'omit',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ q, kind }),
  }
  void fetch(missedSearchPath, options).catch(() => undefined)
}
