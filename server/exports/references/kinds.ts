/** What sort of thing a source is: known by what is known of it, never asked of the writer. */

export type ReferenceKind = 'book' | 'magazine' | 'newspaper' | 'page'

type Signs = { isbn?: string; totalPages?: string; container?: string; issue?: string }

/** A book has an ISBN or a count of pages, a magazine a title and an issue, a newspaper its name; the rest are web pages. */
export function kindOf({ isbn, totalPages, container, issue }: Signs): ReferenceKind {
  if (isbn !== undefined || totalPages !== undefined) return 'book'
  if (container !== undefined && issue !== undefined) return 'magazine'
  return container !== undefined && /(新聞|新報|日報)$/.test(container) ? 'newspaper' : 'page'
}
