/** Addresses of what can be done with some cases together. */

/** As many as the table of a comparison has columns; a session, too, takes in no more. */
export const mostCompared = 4

/** The files that cases can be written out as, in the words of people who ask for them. */
export const exportFormats = [
  { format: 'docx', label: 'Word' },
  { format: 'md', label: 'Markdown' },
  { format: 'csv', label: 'CSV（Excel）' },
] as const

export const referenceFormats = [
  { format: 'sist02', label: 'SIST 02' },
  { format: 'ris', label: 'RIS' },
  { format: 'bibtex', label: 'BibTeX' },
  { format: 'csl', label: 'CSL-JSON' },
] as const

/** The address of a page about these cases, in this order. */
export function casesHref(page: '/compare' | '/kit' | '/visit', slugs: readonly string[]): string {
  return `${page}?${writeSlugs(slugs)}`
}

/** The address of a file of these cases, in this order. */
export function exportHref(format: string, slugs: readonly string[]): string {
  return `/api/export?format=${format}&${writeSlugs(slugs)}`
}

function writeSlugs(slugs: readonly string[]): string {
  return new URLSearchParams(slugs.map((slug) => ['slug', slug])).toString()
}
