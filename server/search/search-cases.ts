/** One search from request to answer: parse, find, rank, filter, count, sort, page, explain. */

import type { Case } from '../cases/case.ts'
import type { Hit, SearchAnswer, Understood } from '../contract.ts'
import type { SearchRequest } from '../library.ts'
import { normalizeText } from '../text/normalize.ts'
import { prefectures } from '../vocabulary.ts'
import { judgeAnswer, type Verdict } from './answerability.ts'
import { toCard } from './card.ts'
import type { SearchDocument } from './documents.ts'
import type { SearchEngine } from './engine.ts'
import { countFacets, type FacetValues, isWithinYears, unmetFacets } from './facets.ts'
import { createMarker, type Marker } from './marker.ts'
import type { QueryEmbedder } from './meaning.ts'
import { type ParsedQuery, parseQuery, type QueryReader } from './query.ts'
import { type RankedCase, rankCases } from './rank.ts'
import { findReasons } from './reasons.ts'
import type { Likeness } from './similar.ts'
import { cutSnippet } from './snippet.ts'
import { raiseFor, understandQuery } from './understand.ts'

/** A case with everything a search needs of it, prepared once. */
export type ShelvedCase = {
  found: Case
  document: SearchDocument
  facets: FacetValues
  /** Normal form of all its text: for phrases and exclusions. */
  plain: string
}

/** Which evidence is used: both for readers, one alone for measuring. */
export type Evidence = 'both' | 'words' | 'meaning'

export type SearchParts = {
  shelf: ReadonlyMap<string, ShelvedCase>
  engine: SearchEngine
  reader: QueryReader
  likeness: Likeness
  embedQuery: QueryEmbedder
  evidence: Evidence
}

/** Candidates asked of the engine for each kind of evidence; at 91 cases all, at 10,000 more than any list shows. */
const mostCandidates = 1000

const meaningAway = '意味での検索が止まっているため、言葉だけで探した'

type Listed = { ranked: RankedCase; shelved: ShelvedCase }

/** Answers a search; `degraded` in the answer says which part was away. */
export async function searchCases(
  parts: SearchParts,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const startedAt = performance.now()
  const query = parseQuery(request.text, parts.reader)
  const understood = understandQuery(query.text)
  const { ranked, verdict, degraded } = await findCandidates(parts, query, understood)
  const list = ranked
    .flatMap((candidate): Listed[] => {
      const shelved = parts.shelf.get(candidate.slug)
      return shelved ? [{ ranked: candidate, shelved }] : []
    })
    .filter(({ shelved }) => isWithinYears(shelved.found, request.from, request.to))
  const judged = list.map((entry) => ({
    ...entry,
    values: entry.shelved.facets,
    unmet: unmetFacets(entry.shelved.facets, request.facets),
  }))
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
    ...(degraded.length > 0 && { degraded }),
    page: request.page,
    size: request.size,
    found: countFound(query, chosen),
    hits: chosen.slice(from, from + request.size).map((entry) => toHit(query, mark, entry)),
    facets: countFacets(judged, request.facets),
    tookMs: Math.round((performance.now() - startedAt) * 10) / 10,
  }
}

type Candidates = { ranked: RankedCase[]; verdict: Verdict; degraded: string[] }

async function findCandidates(
  parts: SearchParts,
  query: ParsedQuery,
  understood: readonly Understood[],
): Promise<Candidates> {
  if (query.text === '') return { ranked: listAll(parts), verdict: 'answered', degraded: [] }
  const wantsMeaning = parts.evidence !== 'words' && query.tokens.length > 0
  const [words, vector] = await Promise.all([
    parts.evidence === 'meaning'
      ? undefined
      : parts.engine.findByWords(query.words, mostCandidates),
    wantsMeaning ? parts.embedQuery(query.canonical) : undefined,
  ])
  const meanings = vector && (await parts.engine.findByMeaning(vector, mostCandidates))
  const ranked = rankCases(words ?? [], meanings ?? [], {
    likeness: parts.likeness,
    raiseOf: (slug) => raiseFor(understood, parts.shelf.get(slug)?.facets),
  }).filter(createTextFilter(parts, query))
  const verdict =
    ranked.length === 0 ? 'none' : judgeAnswer(words, meanings, hasOtherName(query, parts.reader))
  const degraded = wantsMeaning && !vector ? [meaningAway] : []
  // No list is passed off as an answer.
  return { ranked: verdict === 'none' ? [] : ranked, verdict, degraded }
}

/** Whether the query has a word that no case writes, but the synonyms know by words that cases have. */
function hasOtherName({ synonyms }: ParsedQuery, { lexicon, isKnown }: QueryReader): boolean {
  return synonyms.some(
    (synonym) => !lexicon.has(synonym.for) && synonym.terms.every(({ term }) => isKnown(term)),
  )
}

/** Without a query every case is listed, the most recently checked first. */
function listAll({ shelf }: SearchParts): RankedCase[] {
  return [...shelf.values()]
    .sort((a, b) => byText(b.found.checked, a.found.checked) || byText(a.found.slug, b.found.slug))
    .map(({ found }) => ({
      slug: found.slug,
      score: 0,
      byWords: false,
      byMeaning: false,
      isSure: false,
      coverage: 0,
      standing: 0,
      passages: [],
    }))
}

/** A phrase is required where some case has it (else its words count); an excluded word is never shown. */
function createTextFilter(
  { shelf }: SearchParts,
  { phrases, excluded }: ParsedQuery,
): (candidate: { slug: string }) => boolean {
  const texts = [...shelf.values()].map(({ plain }) => plain)
  const required = phrases.filter((phrase) => texts.some((text) => text.includes(phrase)))
  return ({ slug }) => {
    const plain = shelf.get(slug)?.plain ?? ''
    return (
      required.every((phrase) => plain.includes(phrase)) &&
      !excluded.some((word) => plain.includes(word))
    )
  }
}

function sortList<T extends Listed>(list: readonly T[], sort: SearchRequest['sort']): T[] {
  const place = ({ shelved }: T) =>
    prefectures.findIndex(({ label }) => label === shelved.found.municipalities[0]?.prefecture)
  const compare: Record<SearchRequest['sort'], (a: T, b: T) => number> = {
    relevance: () => 0,
    newest: (a, b) => b.shelved.found.period.from - a.shelved.found.period.from,
    updated: (a, b) => byText(b.shelved.found.checked, a.shelved.found.checked),
    prefecture: (a, b) => place(a) - place(b),
  }
  return [...list].sort(compare[sort])
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

function toHit(query: ParsedQuery, mark: Marker, { ranked, shelved }: Listed): Hit {
  return {
    ...toCard(shelved.found),
    score: Math.round(ranked.score * 1000) / 1000,
    match: matchOf(ranked),
    reasons: findReasons(ranked, shelved, query),
    snippet: cutSnippet(ranked, shelved.document, mark),
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

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
