/** What a page may offer beyond reading, where the association wants it; a library that offers nothing says nothing of it. */

export type PageOffers = {
  /** The ways to the form on which a case is wished for, or an error told. */
  proposals?: true
  /** The browser may say which words were asked in vain. */
  missedSearches?: true
}

/** The form on which a case is wished for, with the words that found none. */
export function wantedHref(query: string): string {
  return `/propose?${new URLSearchParams([['kind', 'wanted'], ...(query === '' ? [] : [['q', query]])])}`
}

/** The form on which an error in a case is told, or what came after it. */
export function correctionHref(slug: string): string {
  return `/propose?${new URLSearchParams({ kind: 'correction', slug })}`
}

/** What the browser sends when a search has been left without a case opened: the words and nothing else. */
export const missedSearchPath = '/api/desk/unopened'
