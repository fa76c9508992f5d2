/** An entry of a reference list, whatever it stands for: a case, a book, an article, a web page. */

/** Every text is one clean line. What is not known is absent, and every format leaves it out. */
export type Reference = {
  /** The case's slug, or slug and number of the source; no two of a list are the same. */
  id: string
  kind: ReferenceKind
  authors: readonly Author[]
  title: string
  /** The site, newspaper or magazine; absent where it is the author's own. */
  container?: string
  /** Of a book. */
  publisher?: string
  /** Of a book the edition, of a printed newspaper the morning or evening issue. */
  edition?: string
  /** As precise as known: 2019, 2019-04 or 2019-04-01. */
  date?: string
  /** A magazine's issue by name: 2019年3月号. */
  issue?: string
  volume?: string
  number?: string
  /** The first and last page of a part, or the page of a newspaper: 12-15. */
  pages?: string
  totalPages?: string
  isbn?: string
  /** What was read in place of the original: PDF, ウェブ魚拓, ○○ 掲載. */
  medium?: string
  url?: string
  /** Stands for the address of a case where the library has no public one. */
  caseNumber?: string
  /** Of a case for members alone. */
  membersOnly?: true
  /** The day of reading, of things on the web. */
  accessed?: string
  /** Hiragana reading of the element that a list prints first. */
  yomi: string
  /** The case itself, or the numbers of the sources that this entry stands for. */
  citedBy: readonly Citation[]
}

type Citation = { slug: string; source?: number }

/** What sort of thing a source is: told by what is known of it, never asked of the writer. */
export type ReferenceKind = 'book' | 'magazine' | 'newspaper' | 'page'

type Signs = { isbn?: string; totalPages?: string; container?: string; issue?: string }

/** A book has an ISBN or a count of pages, a magazine a title and an issue, a newspaper its name; the rest are web pages. */
export function kindOf({ isbn, totalPages, container, issue }: Signs): ReferenceKind {
  if (isbn !== undefined || totalPages !== undefined) return 'book'
  if (container !== undefined && issue !== undefined) return 'magazine'
  return container !== undefined && /(新聞|新報|日報)$/.test(container) ? 'newspaper' : 'page'
}

/** What an author did besides writing: 編著 counts as writing, the others as editing. */
export const roles = ['編著', '編', '監修'] as const

export type Role = (typeof roles)[number]

type Person = { family: string; given: string; role?: Role }

type Body = { name: string; role?: Role }

export type Author = Person | Body
