/** All links of a library: collected, asked host by host, and summed up for programs and for people. */

import type { Case } from '../../server/cases/case.ts'
import { warpAddress } from '../../web/warp.ts'
import { alignColumns } from '../text-table.ts'
import type { LinkCache } from './cache.ts'
import {
  type Asking,
  followLink,
  type Outcome,
  type Trouble,
  type Verdict,
  verdicts,
} from './follow.ts'

type Link = {
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

/** A link, what became of it, and for one that does not answer where WARP may have a copy. */
type LinkResult = Link & Outcome & { cached: boolean; archive?: string }

type LinkReport = {
  checkedAt: string
  counts: Record<Verdict, number>
  links: LinkResult[]
}

/** Sums the results up. */
export function reportLinks(links: LinkResult[], now: Date): LinkReport {
  const count = (verdict: Verdict) => links.filter((link) => link.verdict === verdict).length
  return {
    checkedAt: now.toISOString(),
    counts: {
      alive: count('alive'),
      moved: count('moved'),
      dead: count('dead'),
      unclear: count('unclear'),
    },
    links,
  }
}

const verdictLabels: Readonly<Record<Verdict, string>> = {
  alive: '開ける',
  moved: '移った',
  dead: 'なくなった',
  unclear: '分からない',
}

const troubleLabels: Readonly<Record<Trouble, string>> = {
  timeout: '時間切れ',
  'no-host': 'サーバーの名がない',
  'no-connection': 'つながらない',
  certificate: '証明書が合わない',
  'no-http': 'HTTP でない答え',
  redirects: '転送が4回以上',
  'bad-redirect': '転送先が読めない',
  'top-page': 'トップページへ転送',
}

/** Counts, then each link that needs a person: where it is used, what happened, where to look next. */
export function describeLinks({ counts, links }: LinkReport): string {
  const rows = verdicts.map((verdict) => [verdictLabels[verdict], String(counts[verdict])])
  const open = links.filter(({ verdict }) => verdict !== 'alive')
  return [...alignColumns(rows), ...open.flatMap(describeLink)].join('\n')
}

function describeLink(link: LinkResult): string[] {
  const places = link.usedBy.map(({ slug, source }) => `${slug} の出典${source}`).join('、')
  const next = link.archive ? `WARP で探す: ${link.archive}` : `移り先: ${link.redirects.at(-1)}`
  const label = verdictLabels[link.verdict]
  return ['', `${label}（${explain(link)}） ${places}`, `  ${link.url}`, `  ${next}`]
}

function explain({ status, trouble }: Outcome): string {
  const words = [status === undefined ? '' : String(status), trouble ? troubleLabels[trouble] : '']
  return words.filter((word) => word !== '').join('、')
}
