/**
 * How a case of this library is cited: in one line beside copied text, and in a page's head for reference managers and
 * search engines. The texts of every reference are cleaned here, in the browser too.
 */

import type { CaseAnswer } from './api.ts'

/** A case as the page shows it. */
type Copied = { slug: string; title: string }

/** Where the reader copied: the day, and the public address of the case if it has one. */
type Copying = { today: string; address?: string | undefined }

/** One line: 「“題名”. 改善事例ライブラリ. https://…/cases/…, (参照 2026-11-22).」 */
export function formatShort({ slug, title }: Copied, { today, address }: Copying): string {
  const place = address ?? `事例番号 ${slug}`
  return `${quoteTitle(toOneLine(title))}. ${imprint.library}. ${place}, (参照 ${today}).`
}

/** The address of a case page of a library on the web. */
export function caseAddress(slug: string, publicUrl: string): string {
  return `${publicUrl.replace(/(?<!\/)\/+$/, '')}/cases/${slug}`
}

type CitedCase = Pick<
  CaseAnswer,
  | 'slug'
  | 'title'
  | 'checked'
  | 'summary'
  | 'keywords'
  | 'municipalities'
  | 'period'
  | 'sources'
  | 'membersOnly'
>

/** The content of a `<meta name content>`. */
type MetaPair = { name: string; content: string }

/**
 * What Zotero and Google Scholar look for; without `DC.type` Zotero takes a page with a title for a journal article. The name
 * of the library is in the preview of the page (web/LinkPreview.tsx), from which Zotero takes it too.
 */
export function citationMeta(
  { slug, title, checked, summary, keywords }: CitedCase,
  publicUrl?: string,
): MetaPair[] {
  const day = checked.replaceAll('-', '/')
  const pairs: [name: string, content: string][] = [
    ['citation_title', toOneLine(title)],
    ['citation_author', imprint.editor],
    ['citation_publication_date', day],
    ['citation_online_date', day],
    ['citation_publisher', imprint.editor],
    ['citation_language', 'ja'],
    ['citation_abstract', toOneLine(summary)],
    ['citation_keywords', keywords.map(toOneLine).join('; ')],
    ['citation_public_url', publicUrl === undefined ? '' : caseAddress(slug, publicUrl)],
    ['DC.type', 'webpage'],
  ]
  return pairs.flatMap(([name, content]) => (content === '' ? [] : [{ name, content }]))
}

/** The text of a `<script type="application/ld+json">`: nothing in it can end the element. */
export function formatJsonLd(found: CitedCase, publicUrl?: string): string {
  return JSON.stringify(describePage(found, publicUrl)).replaceAll('<', '\\u003c')
}

function describePage(
  { slug, title, checked, municipalities, period, ...found }: CitedCase,
  publicUrl?: string,
) {
  const places = municipalities.map(describePlace)
  const editor = { '@type': 'Organization', name: imprint.editor }
  return {
    '@context': 'https://schema.org',
    '@type': 'Report',
    identifier: slug,
    headline: toOneLine(title),
    abstract: toOneLine(found.summary),
    inLanguage: 'ja',
    dateModified: checked,
    author: editor,
    publisher: editor,
    isPartOf: { '@type': 'WebSite', name: imprint.library },
    url: publicUrl === undefined ? undefined : caseAddress(slug, publicUrl),
    keywords: found.keywords,
    isAccessibleForFree: found.membersOnly === undefined,
    about: places,
    spatialCoverage: places,
    temporalCoverage: formatInterval(period),
    citation: found.sources.map(describeSource),
  }
}

/** A body by its name and by its number in the list of the Ministry of Internal Affairs. */
function describePlace({ name, prefecture, code }: CitedCase['municipalities'][number]) {
  return {
    '@type': 'AdministrativeArea',
    name,
    identifier: code && {
      '@type': 'PropertyValue',
      propertyID: '全国地方公共団体コード',
      value: code,
    },
    containedInPlace: { '@type': 'AdministrativeArea', name: prefecture },
  }
}

/** Years as an interval of ISO 8601; of what goes on, open to the right. */
function formatInterval({ from, to }: CitedCase['period']): string {
  return from === to ? `${from}` : `${from}/${to ?? '..'}`
}

function describeSource({ title, url, date, author, publisher }: CaseAnswer['sources'][number]) {
  return {
    '@type': 'CreativeWork',
    name: toOneLine(title),
    url,
    datePublished: date,
    author,
    publisher: { '@type': 'Organization', name: publisher },
  }
}

/** Who publishes this library, as references to its cases name them. */
export const imprint = {
  editor: '自治体改善マネジメント研究会',
  editorYomi: 'じちたいかいぜんまねじめんとけんきゅうかい',
  library: '改善事例ライブラリ',
} as const

const signs = {
  /** With the variation selector a plain sign such as ☎ is shown as a picture. */
  emoji: /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)/gu,
  /** What joins, colours or boxes emoji, and what turns the direction: nothing by itself. */
  invisible: /\p{Cf}|\uFE0F|\u20E3/gu,
  // Control characters end a line or a record in some reader of RIS or BibTeX.
  control: /[\p{Cc}\u2028\u2029]/gu,
  space: /\s+/g,
}

/** The text with emoji, line breaks and runs of spaces as one space each. */
export function toOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(signs.emoji, ' ')
    .replace(signs.invisible, '')
    .replace(signs.control, ' ')
    .replace(signs.space, ' ')
    .trim()
}

/** An address, in which only what would end a line or a record is written as its code. */
export function toOneWord(address: string): string {
  return address.toWellFormed().replace(signs.control, encodeURIComponent)
}

/** A title in “ ”, quotes inside it as ‘ ’; a title that the editors gave stands in its own 〔 〕. */
export function quoteTitle(title: string): string {
  return /^〔.*〕$/u.test(title) ? title : `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`
}
