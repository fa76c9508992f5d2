/** What RFC 4287 asks of a feed, as a list of what is wrong with one. */

import { readXml, textOf, type XmlElement } from './read-files.ts'

/** How often an element may stand in another; those that are not named may not stand there at all. */
type Bounds = Readonly<Record<string, readonly [least: number, most: number]>>

const many = Number.POSITIVE_INFINITY
const inFeed: Bounds = {
  ...{ title: [1, 1], id: [1, 1], updated: [1, 1], author: [1, many], link: [1, many] },
  ...{ subtitle: [0, 1], rights: [0, 1], icon: [0, 1], logo: [0, 1], generator: [0, 1] },
  ...{ category: [0, many], contributor: [0, many], entry: [0, many] },
}
const inEntry: Bounds = {
  ...{ title: [1, 1], id: [1, 1], updated: [1, 1], link: [1, many] },
  ...{ author: [0, many], summary: [0, 1], content: [0, 1], published: [0, 1], rights: [0, 1] },
  ...{ category: [0, many], contributor: [0, many] },
}

/** Names what is wrong; XML that is none is refused. */
export function findFeedFaults(xml: string): string[] {
  const feed = readXml(xml)
  const entries = childrenOf(feed, 'entry')
  const ids = entries.map((entry) => wordOf(entry, 'id'))
  return [
    ...(feed.name === 'feed' && feed.attributes.get('xmlns') === 'http://www.w3.org/2005/Atom'
      ? []
      : ['no feed']),
    ...findMiscounted(feed, inFeed),
    ...entries.flatMap((entry) => findMiscounted(entry, inEntry)),
    ...[feed, ...entries].flatMap(findBadWords),
    ...(new Set(ids).size === ids.length ? [] : ['two entries of one id']),
    ...(relsOf(feed).filter((rel) => rel === 'self').length === 1 ? [] : ['no link to itself']),
    ...childrenOf(feed, 'author').flatMap((author) =>
      childrenOf(author, 'name').length === 1 && wordOf(author, 'name') !== '' ? [] : ['no name'],
    ),
  ]
}

function findMiscounted(parent: XmlElement, bounds: Bounds): string[] {
  const names = new Set([...elementsOf(parent).map(({ name }) => name), ...Object.keys(bounds)])
  return [...names].flatMap((name) => {
    const count = childrenOf(parent, name).length
    const [least, most] = bounds[name] ?? [0, 0]
    return count >= least && count <= most ? [] : [`${count} × ${name} in ${parent.name}`]
  })
}

/** Ids are addresses with a scheme, dates are those of RFC 3339, an entry without content leads somewhere. */
function findBadWords(parent: XmlElement): string[] {
  const links = childrenOf(parent, 'link').map(({ attributes }) => attributes.get('href') ?? '')
  const leadsOn = relsOf(parent).filter((rel) => rel === 'alternate').length === 1
  const stray = parent.children.some((child) => typeof child === 'string' && child.trim() !== '')
  return [
    ...(/^(urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|tag:\S+)$/.test(wordOf(parent, 'id'))
      ? []
      : [`id: ${wordOf(parent, 'id')}`]),
    ...(isTime(wordOf(parent, 'updated')) ? [] : [`updated: ${wordOf(parent, 'updated')}`]),
    ...links.filter((href) => !URL.canParse(href)).map((href) => `link: ${href}`),
    ...(leadsOn ? [] : ['not one link to the page']),
    ...(stray ? ['text between the elements'] : []),
  ]
}

function isTime(text: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
  return form.test(text) && !Number.isNaN(Date.parse(text))
}

function relsOf(parent: XmlElement): string[] {
  return childrenOf(parent, 'link').map(({ attributes }) => attributes.get('rel') ?? 'alternate')
}

function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).filter((child) => child.name === name)
}

function wordOf(parent: XmlElement, name: string): string {
  return childrenOf(parent, name).map(textOf).join('')
}
