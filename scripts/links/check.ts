/** All links of a library: many hosts at a time, each host politely. */

import { warpAddress } from '../../web/warp.ts'
import type { LinkCache } from './cache.ts'
import { groupByHost, type Link } from './collect.ts'
import { followLink } from './follow.ts'
import type { LinkResult } from './report.ts'
import type { Asking } from './request.ts'

const hostsAtOnce = 8

/** Results kept before they are saved, so that a stopped run need not ask everything again. */
const resultsPerSave = 25

/** Asks for every link that the cache does not know, and answers in the order of the links. */
export async function checkLinks(
  links: readonly Link[],
  cache: LinkCache,
  asking: Asking,
): Promise<LinkResult[]> {
  const results = new Map<string, LinkResult>()
  const groups = groupByHost(links)
  const work = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      for (const link of group) {
        results.set(link.url, await checkLink(link, cache, asking))
        if (results.size % resultsPerSave === 0) await cache.save()
      }
    }
  }
  await Promise.all(Array.from({ length: hostsAtOnce }, work))
  await cache.save()
  return links.flatMap(({ url }) => results.get(url) ?? [])
}

async function checkLink(link: Link, cache: LinkCache, asking: Asking): Promise<LinkResult> {
  const known = cache.find(link.url)
  const outcome = known ?? (await followLink(link.url, asking))
  if (!known) cache.keep(link.url, outcome)
  const answers = outcome.verdict === 'alive' || outcome.verdict === 'moved'
  return {
    ...link,
    ...outcome,
    cached: known !== undefined,
    ...(!answers && { archive: warpAddress(link.url) }),
  }
}
