/** The addresses that the sources of the cases point to. */

import type { Case } from '../../server/cases/case.ts'

export type Link = {
  url: string
  /** Where it is a source: the case and the number of the source. */
  usedBy: { slug: string; source: number }[]
}

/** Every address once, in the order of the cases. */
export function collectLinks(cases: readonly Case[]): Link[] {
  const links = new Map<string, Link>()
  for (const { slug, sources } of cases) {
    for (const { id, url } of sources) {
      const link = links.get(url) ?? { url, usedBy: [] }
      link.usedBy.push({ slug, source: id })
      links.set(url, link)
    }
  }
  return [...links.values()]
}

/** Links that ask the same host, which therefore wait for each other. */
export function groupByHost(links: readonly Link[]): Link[][] {
  const groups = new Map<string, Link[]>()
  for (const link of links) {
    const { host } = new URL(link.url)
    groups.set(host, [...(groups.get(host) ?? []), link])
  }
  return [...groups.values()]
}
