/** One search from request to answer: query, find (candidates, rank, answerability), facets, page, explain. */

import { toCard } from '../cases/card.ts'
import type { Hit, SearchAnswer, SearchRequest } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import { measureDistance } from '../contract/own-size.ts'
import { prefectures } from '../contract/vocabulary.ts'
import type { Token } from '../text/token.ts'
import { type ChoiceTested, createChoiceTest, ignoreChoice } from './choices.ts'
import { describeConditions } from './conditions/apply-conditions.ts'
import { nameCondition, readConditions } from './conditions/read-conditions.ts'
import { answersAlone, findShelves } from './conditions/shelves.ts'
import { countFacets } from './count-facets.ts'
import { countWithout } from './count-without.ts'
import type { IndexedCase } from './documents.ts'
import type { SearchEngine } from './engine.ts'
import { createMarker, cutSnippet, findReasons, type Marker } from './explain.ts'
import { countDecades, countYears } from './facets.ts'
import { type Evidence, type Finder, findCases } from './find-cases.ts'
import { fitOf } from './fit.ts'
import { type ParsedQuery, parseQuery, type QueryReader } from './query.ts'
import type { RankedCase } from './rank.ts'
import { listTypical } from './typical.ts'

export type SearchParts = Finder & {
  reader: QueryReader
  /** What may be used; a reader may ask for less. */
  evidence: Evidence
}

/** Answers a search; `degraded` in the answer says which part was away. */
export async function searchCases(
  parts: SearchParts,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const startedAt = performance.now()
  const query = parseQuery(request.text, parts.reader)
  const { ignored = [] } = request
  const read = readConditions(query.normal)
  const conditions = read.filter((condition) => !ignored.includes(nameCondition(condition)))
  const evidence = parts.evidence === 'both' ? (request.evidence ?? 'both') : parts.evidence
  const shelves = findShelves(conditions, parts.cases)
  const hasShelf = shelves.some(({ condition }) => answersAlone(condition, query.normal))
  const wish = { evidence, choice: request, conditions, hasShelf }
  const { ranked, near, verdict, degraded } = await findCases(parts, query, wish)

  const { list, fit, fits } = chooseGroup(testChoices(ranked, parts.cases, request), request)
  const inAnyYear = ignoreChoice(list, 'period').map(({ found }) => found)
  const without = countWithout(list, request)

  const chosen = sortList(
    list.filter(({ unmet }) => unmet === 0),
    request,
  )
  const from = (request.page - 1) * request.size
  const shown = chosen.slice(from, from + request.size)

  const { engine, reader } = parts
  const mark = createMarker(query, reader.analyzer, (term) => engine.rarity(term))
  const show = (each: ListedCase) => toHit(each, query, mark, engine)
  const answer: Omit<SearchAnswer, 'tookMs'> = {
    query: {
      text: query.text,
      terms: nameWords(query.tokens),
    },
    total: chosen.length,
    noAnswer: verdict === 'none',
    page: request.page,
    size: request.size,
    ...{ fit, fits },
    found: countFound(query, chosen),
    hits: shown.map(show),
    facets: { ...countFacets(list, request.facets), period: countDecades(inAnyYear) },
    years: countYears(inAnyYear),
  }
  if (query.corrected !== undefined) answer.query.corrected = query.corrected
  const understood = describeConditions(
    read,
    chosen.map(({ numbers }) => numbers),
    ignored,
    (condition) => shelves.find((shelf) => shelf.condition === condition)?.held,
  )
  if (understood.length > 0) answer.query.understood = understood
  const typical = listTypical(
    request,
    chosen.map(({ found }) => found),
  )
  if (typical) answer.typical = typical
  if (verdict === 'weak') answer.weak = true
  if (request.evidence === 'words') answer.evidence = 'words'
  if (degraded.length > 0) answer.degraded = degraded
  if (without) answer.without = without
  if (verdict === 'none') {
    answer.instead = listInstead(parts, query)
    const nearest = request.page === 1 ? listNearest(near, parts.cases, request) : []
    if (nearest.length > 0) answer.near = nearest.map(show)
  }
  return { ...answer, tookMs: Math.round((performance.now() - startedAt) * 10) / 10 }
}

/** The reader's words as they are shown, without the words inside of them. */
function nameWords(tokens: readonly Token[]): string[] {
  const whole = tokens.filter(({ part }) => !part)
  return [...new Set(whole.map(({ term, base }) => base ?? term))]
}

/** A case of the list with what it was found by, and the choices it does not meet. */
type ListedCase = ChoiceTested & { ranked: RankedCase; indexed: IndexedCase; fit: Hit['fit'] }

function testChoices(
  ranked: readonly RankedCase[],
  cases: SearchParts['cases'],
  request: SearchRequest,
): ListedCase[] {
  const findUnmet = createChoiceTest(request)
  const best = ranked[0]?.score ?? 0
  const list: ListedCase[] = []
  for (const candidate of ranked) {
    const indexed = cases.get(candidate.slug)
    if (!indexed) continue
    const { found } = indexed
    const numbers = indexed.values()
    const unmet = findUnmet(found, numbers)
    const fit = fitOf(candidate.score, best)
    list.push({ ranked: candidate, indexed, found, numbers, unmet, fit })
  }
  return list
}

/** Those that fit, where a reader wants no others and some meet the conditions; else all that was found. */
function chooseGroup(
  list: readonly ListedCase[],
  request: SearchRequest,
): Pick<SearchAnswer, 'fit' | 'fits'> & { list: readonly ListedCase[] } {
  const met = list.filter(({ unmet }) => unmet === 0)
  const good = met.filter(({ fit }) => fit === 'good').length
  const fits = { good, part: met.length - good }
  if (request.fit !== 'good' || good === 0) return { list, fit: 'all', fits }
  return { list: list.filter(({ fit }) => fit === 'good'), fit: 'good', fits }
}

/** As many as a reader looks through who has been told that they are no answer. */
const mostNear = 10

/** The nearest of those that meet the reader's conditions, in the order of nearness whatever the list is sorted by. */
function listNearest(
  near: readonly RankedCase[],
  cases: SearchParts['cases'],
  request: SearchRequest,
): ListedCase[] {
  return testChoices(near, cases, request)
    .filter(({ unmet }) => unmet === 0)
    .slice(0, mostNear)
}

function sortList(
  list: readonly ListedCase[],
  { sort, own = 0 }: Pick<SearchRequest, 'sort' | 'own'>,
): readonly ListedCase[] {
  if (sort === 'relevance') return list
  const place = ({ found }: ListedCase) =>
    prefectures.findIndex(({ label }) => label === found.municipalities[0]?.prefecture)
  const distance = ({ found }: ListedCase) => measureDistance(found.municipalities, own)
  const compare: Record<typeof sort, (a: ListedCase, b: ListedCase) => number> = {
    newest: (a, b) => b.found.period.from - a.found.period.from,
    updated: (a, b) => compareText(b.found.checked, a.found.checked),
    prefecture: (a, b) => place(a) - place(b),
    size: (a, b) => distance(a) - distance(b),
  }
  return [...list].sort(compare[sort])
}

function countFound(query: ParsedQuery, list: readonly ListedCase[]): SearchAnswer['found'] {
  const counts = { words: 0, meaning: 0, both: 0 }
  if (query.text === '') return counts
  for (const { ranked } of list) counts[nameMatch(ranked)]++
  return counts
}

function nameMatch({ byWords, byMeaning }: RankedCase): Hit['match'] {
  if (byWords && byMeaning) return 'both'
  return byMeaning ? 'meaning' : 'words'
}

function toHit(
  { ranked, indexed, fit }: ListedCase,
  query: ParsedQuery,
  mark: Marker,
  engine: SearchEngine,
): Hit {
  const placeOf = (term: string) => engine.placeOf(ranked.slug, term)
  const { byWords, byMeaning } = ranked
  const foundBy = {
    byWords,
    byMeaning,
    passages: byMeaning ? ranked.readPassages(ranked.slug) : [],
  }
  return {
    ...toCard(indexed.found),
    score: Math.round(ranked.score * 1000) / 1000,
    match: nameMatch(ranked),
    fit,
    reasons: findReasons(foundBy, indexed, query, placeOf),
    snippet: cutSnippet(foundBy, indexed.found, mark),
  }
}

/** What there is, for a reader whose question nothing answers. */
function listInstead(
  { cases, engine }: SearchParts,
  query: ParsedQuery,
): NonNullable<SearchAnswer['instead']> {
  const everything = Array.from(cases.values(), ({ found, values }) => {
    return { found, numbers: values(), unmet: 0 }
  })
  const unknown = query.tokens.filter(({ term }) => !engine.knows(term))
  return {
    unknown: nameWords(unknown),
    cases: cases.size,
    scenes: countFacets(everything, {}).scene,
  }
}
