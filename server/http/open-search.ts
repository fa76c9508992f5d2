/** What a browser needs to search the library from its address bar (OpenSearch 1.1). */

import type { FastifyInstance } from 'fastify'
import { readParameters, readText, refuseUnknown } from '../answers/parameters.ts'
import { imprint } from '../contract/citation.ts'
import { originOf } from './origin.ts'
import { drawIcon } from './pictures/scene-picture.ts'
import { escapeXml } from './xml.ts'

/** Registers the description of the search, and its suggestions in the form that browsers ask for. */
export function registerOpenSearch(scope: FastifyInstance): void {
  const icon = `data:image/png;base64,${drawIcon().toString('base64')}`

  scope.get('/opensearch.xml', async (request, reply) => {
    // The addresses in it are those that this reader came by.
    reply.header('cache-control', 'no-store')
    return reply
      .type('application/opensearchdescription+xml; charset=utf-8')
      .send(describeSearch(originOf(request), icon))
  })

  scope.get('/api/suggest/opensearch', async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['q'])
    const text = readText(parameters)
    const { suggestions } = text === '' ? { suggestions: [] } : request.library.suggest(text)
    return reply
      .type('application/x-suggestions+json; charset=utf-8')
      .send(JSON.stringify([text, suggestions.map((each) => each.text)]))
  })
}

/** Writes the description; a short name has at most 16 characters. */
function describeSearch(origin: string, icon: string): string {
  const search = escapeXml(`${origin}/search?q={searchTerms}`)
  const suggest = escapeXml(`${origin}/api/suggest/opensearch?q={searchTerms}`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${imprint.library}</ShortName>
<Description>自治体の改善の先例を、ふだんの言葉で探す。</Description>
<Language>ja</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Image width="32" height="32" type="image/png">${icon}</Image>
<Url type="text/html" method="get" template="${search}"/>
<Url type="application/x-suggestions+json" template="${suggest}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(`${origin}/opensearch.xml`)}"/>
</OpenSearchDescription>
`
}
