/** The results as data for programs and as a short table for people. */

import { alignColumns } from '../text-table.ts'
import type { Link } from './collect.ts'
import { type Outcome, type Trouble, type Verdict, verdicts } from './outcome.ts'

/** A link, what became of it, and for one that does not answer where WARP may have a copy. */
export type LinkResult = Link & Outcome & { cached: boolean; archive?: string }

export type LinkReport = {
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
