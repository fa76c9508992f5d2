/** GET /updates.atom: what is new, for feed readers (RFC 4287). */

import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { CaseUpdate } from '../contract/pages.ts'
import { originOf } from './origin.ts'
import { escapeXml } from './xml.ts'

/** Feed readers keep what they have seen; older news is on the page. */
const mostEntries = 50

/** Registers the feed. */
export function registerFeed(scope: FastifyInstance): void {
  scope.get('/updates.atom', async (request, reply) => {
    // The addresses in it are those that this reader came by.
    reply.header('cache-control', 'no-store')
    return reply
      .type('application/atom+xml; charset=utf-8')
      .send(writeFeed(request.library.updates(), originOf(request)))
  })
}

/** Writes the feed; every address in it begins with `origin`. */
export function writeFeed(updates: readonly CaseUpdate[], origin: string): string {
  const latest = dropRepeated(updates).slice(0, mostEntries)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">
<title>改善事例ライブラリ 更新情報</title>
<id>${idOf('feed')}</id>
<updated>${toTime(latest[0]?.date ?? '1970-01-01')}</updated>
<author><name>自治体改善マネジメント研究会</name></author>
<link rel="self" href="${escapeXml(`${origin}/updates.atom`)}"/>
<link href="${escapeXml(`${origin}/updates`)}"/>
${latest.map((update) => writeEntry(update, origin)).join('\n')}
</feed>
`
}

/** Entries of one id are one entry, and two of them in one feed make it invalid. */
function dropRepeated(updates: readonly CaseUpdate[]): CaseUpdate[] {
  return [...new Map(updates.map((update) => [nameNews(update), update])).values()]
}

function nameNews({ slug, date, note }: Pick<CaseUpdate, 'slug' | 'date' | 'note'>): string {
  return `${slug} ${date} ${note}`
}

function writeEntry({ date, slug, title, note }: CaseUpdate, origin: string): string {
  return `<entry>
<title>${escapeXml(title)}</title>
<id>${idOf(nameNews({ slug, date, note }))}</id>
<updated>${toTime(date)}</updated>
<link href="${escapeXml(`${origin}/cases/${slug}`)}"/>
<summary>${escapeXml(note)}</summary>
</entry>`
}

function toTime(date: string): string {
  return `${date}T00:00:00+09:00`
}

/** The same news has the same name on every server: a UUID made of its words (RFC 9562, version 8). */
function idOf(words: string): string {
  const digits = createHash('sha256').update(words).digest('hex')
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
  return `urn:uuid:${parts.join('-')}`
}
