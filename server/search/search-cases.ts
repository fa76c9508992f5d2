/** One search from request to answer: parse, find, rank, filter, count, sort, page, explain. */

import type { Case } from '../cases/case.ts'
import type { Hit, SearchAnswer } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import { prefectures } from '../contract/vocabulary.ts'
import type { SearchRequest } from '../library/library.ts'
import { normalizeText } from '../text/normalize.ts'
import { toCard } from './card.ts'
import { countFacets } from './count-facets.ts'
import { createMarker, cutSnippet, findReasons, type Marker } from './explain.ts'
import {
  countDecades,
  countWithout,
  countYears,
  createJudge,
  ignoreChoice,
  type JudgedCase,
} from './facets.ts'
import { findCases, type SearchParts, type ShelvedCase } from './find-cases.ts'
import { understandQuery } from './implied-filters.ts'
import { type ParsedQuery, parseQuery } from './query.ts'
import type { RankedCase } from './rank.ts'

type Listed = { ranked: RankedCase; shelved: ShelvedCase }

/** Answers a search; `degraded` in the answer says which part was away. */
export async function searchCases(
  parts: SearchParts,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const startedAt = performance.now()
  const query = parseQuery(request.text, parts.reader)
  const understood = understandQuery(query.text)
  const evidence = parts.evidence === 'both' ? (request.evidence ?? 'both') : parts.evidence
  const { ranked, verdict, degraded } = await findCases(
    { ...parts, evidence },
    query,
    understood,
    request,
  )
  const listUnmet = createJudge(request)
  const judged: (Listed & JudgedCase)[] = []
  for (const candidate of ranked) {
    const shelved = parts.shelf.get(candidate.slug)
    if (!shelved) continue
    const { found, facets: values } = shelved
    judged.push({ ranked: candidate, shelved, found, values, unmet: listUnmet(found, values) })
  }
  const inAnyYear = ignoreChoice(judged, 'period').map(({ found }) => found)
  const without = countWithout(judged, request)
  const chosen = sortList(
    judged.filter(({ unmet }) => unmet.length === 0),
    request.sort,
  )
  const from = (request.page - 1) * request.size
  const mark = createMarker(query, parts.reader.analyzer, (term) => parts.engine.rarity(term))
  return {
    query: {
      text: query.text,
      terms: [...new Set(query.tokens.map(({ term, base }) => base ?? term))],
      ...(query.corrected !== undefined && { corrected: query.corrected }),
      ...(understood.length > 0 && { understood }),
    },
    total: chosen.length,
    noAnswer: verdict === 'none',
    ...(verdict === 'weak' && { weak: true }),
    ...(request.evidence === 'words' && { evidence: 'words' }),
    ...(degraded.length > 0 && { degraded }),
    page: request.page,
    size: request.size,
    found: countFound(query, chosen),
    hits: chosen.slice(from, from + request.size).map((entry) => toHit(parts, query, mark, entry)),
    facets: { ...countFacets(judged, request.facets), period: countDecades(inAnyYear) },
    years: countYears(inAnyYear),
    ...(without && { without }),
    ...(verdict === 'none' && { instead: listInstead(parts, query) }),
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
  }
}

function sortList<T extends Listed>(list: readonly T[], sort: SearchRequest['sort']): readonly T[] {
  if (sort === 'relevance') return list
  const place = ({ shelved }: T) =>
    prefectures.findIndex(({ label }) => label === shelved.found.municipalities[0]?.prefecture)
  const compare: Record<typeof sort, (a: T, b: T) => number> = {
    newest: (a, b) => b.shelved.found.period.from - a.shelved.found.period.from,
    updated: (a, b) => compareText(b.shelved.found.checked, a.shelved.found.checked),
    prefecture: (a, b) => place(a) - place(b),
  }
  return [...list].sort(compare[sort])
}

/** What there is, for a reader whose question nothing answers. */
function listInstead(
  { shelf, engine }: SearchParts,
  query: ParsedQuery,
): NonNullable<SearchAnswer['instead']> {
  const everything = [...shelf.values()].map(({ found, facets: values }) => {
    return { found, values, unmet: [] }
  })
  const unknown = query.tokens.filter(({ term }) => !engine.knows(term))
  return {
    unknown: [...new Set(unknown.map(({ term, base }) => base ?? term))],
    cases: shelf.size,
    scenes: countFacets(everything, {}).scene,
  }
}

function countFound(query: ParsedQuery, list: readonly Listed[]): SearchAnswer['found'] {
  const found = { words: 0, meaning: 0, both: 0 }
  if (query.text === '') return found
  for (const { ranked } of list) found[matchOf(ranked)]++
  return found
}

function matchOf({ byWords, byMeaning }: RankedCase): Hit['match'] {
  if (byWords && byMeaning) return 'both'
  return byMeaning ? 'meaning' : 'words'
}

function toHit(
  { engine }: SearchParts,
  query: ParsedQuery,
  mark: Marker,
  { ranked, shelved }: Listed,
): Hit {
  const has = (term: string) => engine.has(ranked.slug, term)
  return {
    ...toCard(shelved.found),
    score: Math.round(ranked.score * 1000) / 1000,
    match: matchOf(ranked),
    reasons: findReasons(ranked, shelved, query, has),
    snippet: cutSnippet(ranked, shelved.found, mark),
  }
}

/** Everything a reader can find in a case, in normal form. */
export function plainTextOf(found: Case): string {
  return normalizeText(
    [
      found.title,
      ...found.municipalities.map(({ name }) => name),
      ...found.keywords,
      ...found.summary,
      ...found.questions,
      ...found.sections.flatMap(({ paragraphs }) => paragraphs),
    ].join('\n'),
  )
}
