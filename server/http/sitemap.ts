/** GET /sitemap.xml: every page that is for everybody, with the day of its last change (sitemaps.org). */

import type { FastifyInstance } from 'fastify'
import type { CaseUpdate } from '../contract/pages.ts'
import type { Library } from '../library/library.ts'
import { originOf } from './origin.ts'
import { escapeXml } from './xml.ts'

/** Pages made of the cases: whatever changes one of those changes them. */
const pagesOfCases = [
  '/',
  '/search',
  '/walls',
  '/locate',
  '/coverage',
  '/updates',
  '/taxonomy',
  '/about',
]
/** Pages that change with the program; nobody has written down when. */
const otherPages = ['/accessibility', '/embed', '/api']

/** Registers the sitemap of what `library` holds for everybody, whoever asks for it. */
export function registerSitemap(scope: FastifyInstance, library: Library): void {
  scope.get('/sitemap.xml', async (request, reply) => {
    // The addresses in it are those that this robot came by.
    reply.header('cache-control', 'no-store')
    return reply
      .type('application/xml; charset=utf-8')
      .send(writeSitemap(library.updates(), originOf(request)))
  })
}

/** Writes the sitemap; `updates` come newest first and name every case at least once. */
export function writeSitemap(updates: readonly CaseUpdate[], origin: string): string {
  const lastOf = new Map<string, string>()
  for (const { slug, date } of updates) if (!lastOf.has(slug)) lastOf.set(slug, date)
  const places = [
    ...pagesOfCases.map((path) => ({ path, last: updates[0]?.date })),
    ...otherPages.map((path) => ({ path, last: undefined })),
    ...[...lastOf].map(([slug, last]) => ({ path: `/cases/${slug}`, last })),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.map(({ path, last }) => writePlace(`${origin}${path}`, last)).join('\n')}
</urlset>
`
}

function writePlace(address: string, last: string | undefined): string {
  const day = last === undefined ? '' : `<lastmod>${last}</lastmod>`
  return `<url><loc>${escapeXml(address)}</loc>${day}</url>`
}
