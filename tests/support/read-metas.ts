/** The `<meta>` elements of a page, and what Zotero makes of them. */

type Meta = { name: string; content: string }

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&quot;': '"' }

/** Text as an attribute or a field holds it. */
export function decode(text: string): string {
  return text.replace(/&(?:amp|lt|quot);/g, (entity) => entities[entity] ?? '')
}

/** The named metas of the head, in order; those of Open Graph are named by their property. */
export function readMetas(html: string): Meta[] {
  const [head = ''] = html.split('</head>')
  return [...head.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)"\/>/g)].map(
    ([, name = '', content = '']) => ({ name, content: decode(content) }),
  )
}

/** Types that Zotero has under the same name; a DC.type of another name is only guessed by. */
const itemTypes = ['webpage', 'report', 'book', 'thesis', 'journalArticle', 'document']
const openGraphTypes: Readonly<Record<string, string>> = { website: 'webpage', book: 'book' }

/**
 * A page as Zotero's translators "Embedded Metadata" and "RDF" read it (zotero/translators, 2024): of the types the one
 * of Open Graph counts before that of Dublin Core, and that before the guess that a page with a `citation_title` is a
 * journal article; `article` is no type but a guess. Fields are the first meta whose name ends so.
 */
export function readAsZotero(html: string) {
  const metas = readMetas(html)
  const first = (ending: string) => metas.find(({ name }) => name.endsWith(ending))?.content
  const dublinCore = metas.find(({ name }) => /^dc[.:_]type$/i.test(name))?.content ?? ''
  const isReport = first('citation_technical_report_institution') !== undefined
  const itemType = isReport
    ? 'report'
    : (openGraphTypes[first('og:type') ?? ''] ??
      itemTypes.find((type) => type === dublinCore) ??
      (first('citation_title') === undefined ? 'webpage' : 'journalArticle'))
  return {
    itemType,
    title: first('citation_title') ?? first('og:title'),
    creators: metas
      .filter(({ name }) => name.endsWith('citation_author'))
      .flatMap(({ content }) => content.split(/\s*;\s*/))
      .map(readAuthor),
    date: first('citation_publication_date') ?? first('citation_date'),
    url: first('citation_public_url') ?? first('og:url'),
    publicationTitle: itemType === 'webpage' ? first('og:site_name') : undefined,
    language: first('citation_language'),
    abstractNote: first('citation_abstract') ?? first('og:description'),
  }
}

/** A name without a space is one of a body. */
function readAuthor(author: string) {
  const at = author.lastIndexOf(' ')
  if (at < 0) return { lastName: author, fieldMode: 1 }
  return { firstName: author.slice(0, at), lastName: author.slice(at + 1) }
}
