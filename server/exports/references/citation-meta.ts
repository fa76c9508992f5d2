/** A case page as reference managers and search engines read it: meta elements and schema.org data. */

import type { CaseAnswer } from '../../contract.ts'
import { imprint } from './imprint.ts'
import { toOneLine } from './one-line.ts'
import { caseAddress } from './short.ts'

type CitedCase = Pick<
  CaseAnswer,
  'slug' | 'title' | 'checked' | 'summary' | 'keywords' | 'municipalities' | 'sources'
>

/** The content of a `<meta name content>`. */
export type MetaPair = { name: string; content: string }

/** What Zotero and Google Scholar look for; without `DC.type` Zotero takes a page with a title for a journal article. */
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
    ['og:site_name', imprint.library],
    ['DC.type', 'webpage'],
  ]
  return pairs.flatMap(([name, content]) => (content === '' ? [] : [{ name, content }]))
}

/** The text of a `<script type="application/ld+json">`: nothing in it can end the element. */
export function formatJsonLd(found: CitedCase, publicUrl?: string): string {
  return JSON.stringify(describePage(found, publicUrl)).replaceAll('<', '\\u003c')
}

function describePage(
  { slug, title, checked, municipalities, ...found }: CitedCase,
  publicUrl?: string,
) {
  const editor = { '@type': 'Organization', name: imprint.editor }
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
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
    about: municipalities.map(({ name, prefecture }) => ({
      '@type': 'AdministrativeArea',
      name,
      containedInPlace: { '@type': 'AdministrativeArea', name: prefecture },
    })),
    citation: found.sources.map(describeSource),
  }
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
