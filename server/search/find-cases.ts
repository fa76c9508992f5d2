/** The cases that answer a query, best first, and whether they do: every alternative of it is a search of its own. */

import type { Case } from '../cases/case.ts'
import type { Understood } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import { cutGrams } from '../text/normalize.ts'
import { collectSigns, type judgeAnswer, type Verdict } from './answerability.ts'
import type { SearchDocument } from './documents.ts'
import type { MeaningCandidate, SearchEngine, WordCandidate } from './engine.ts'
import type { Choice, FacetValues } from './facets.ts'
import { raiseFor } from './implied-filters.ts'
import type { QueryEmbedder } from './meaning.ts'
import type { Alternative, ParsedQuery, QueryReader } from './query.ts'
import { byScore, type RankedCase, type rankCases } from './rank.ts'
import type { Likeness } from './similar.ts'

export type FoundCases = {
  ranked: RankedCase[]
  verdict: Verdict
  /** What was away, in Japanese. */
  degraded: string[]
}

/** Candidates asked of the engine for each kind of evidence; at 91 cases all, at 10,000 more than any list shows. */
const mostCandidates = 1000
/** By words alone fewer, still more than anybody pages through; where a phrase or an exclusion sifts them, as many. */
const mostByWords = 300

const serverAway = '検索サーバーが止まっているため、控えの索引で探した'
const meaningAway = '意味での検索が止まっているため、言葉だけで探した'

/** Finds the cases; none are passed off as an answer where the verdict is that there is none. */
export async function findCases(
  parts: SearchParts,
  query: ParsedQuery,
  understood: readonly Understood[],
  choice: Choice,
): Promise<FoundCases> {
  if (query.text === '') return { ranked: listAll(parts), verdict: 'answered', degraded: [] }
  const found = await Promise.all(
    query.alternatives.map((each) =>
      findAlternative(parts, each, { excluded: query.excluded, understood, choice }),
    ),
  )
  const [only] = found
  return found.length === 1 && only ? only : joinAlternatives(found)
}

/** What is the same for every alternative. */
type Surroundings = {
  excluded: readonly string[]
  understood: readonly Understood[]
  choice: Choice
}

async function findAlternative(
  parts: SearchParts,
  query: Alternative,
  { excluded, understood, choice }: Surroundings,
): Promise<FoundCases> {
  const wantsMeaning = parts.evidence !== 'words' && query.tokens.length > 0
  const isSifted = query.phrases.length + excluded.length > 0
  const mostWords = wantsMeaning || isSifted ? mostCandidates : mostByWords
  const isAway = parts.engine.status().trouble !== undefined
  const [words, vector, required] = await Promise.all([
    parts.evidence === 'meaning'
      ? undefined
      : parts.engine.findByWords(query.words, mostWords, choice),
    wantsMeaning ? parts.embedQuery(query.canonical) : undefined,
    findWrittenPhrases(parts, query.phrases),
  ])
  const meanings = vector && (await parts.engine.findByMeaning(vector, mostCandidates, choice))
  const isWanted = ({ slug }: RankedCase) => {
    const plain = parts.shelf.get(slug)?.plain
    return (
      required.every((phrase) => plain?.includes(phrase)) &&
      !excluded.some((word) => plain?.includes(word))
    )
  }
  const weighed = weighAll(parts.engine, query, words, meanings)
  const ranked = parts
    .rank(weighed, meanings ?? [], {
      likeness: parts.likeness,
      raiseOf: (slug) =>
        understood.length === 0 ? 0 : raiseFor(understood, parts.shelf.get(slug)?.facets),
    })
    .filter((found) => required.length + excluded.length === 0 || isWanted(found))
  const signs = collectSigns(ranked, words && weighed, meanings)
  const verdict = ranked.length === 0 ? 'none' : judgeFound(query, parts.judge(signs))
  const degraded = [
    ...(wantsMeaning && !vector ? [meaningAway] : []),
    ...(isAway || parts.engine.status().trouble ? [serverAway] : []),
  ]
  return { ranked: verdict === 'none' ? [] : ranked, verdict, degraded }
}

/** That words which say nothing (その方法) stand in some case answers nobody; a phrase was meant as it is written. */
function judgeFound({ tokens, phrases }: Alternative, verdict: Verdict): Verdict {
  const saysNothing = tokens.length === 0 && phrases.length === 0
  return saysNothing && verdict === 'answered' ? 'weak' : verdict
}

/** The evidence of the words also for the cases that only their meaning has found. */
function weighAll(
  engine: SearchEngine,
  { words: query }: Alternative,
  words: readonly WordCandidate[] = [],
  meanings: readonly MeaningCandidate[] = [],
): WordCandidate[] {
  if (words.length === 0 || meanings.length === 0) return [...words]
  const known = new Set(words.map(({ slug }) => slug))
  const others = meanings.map(({ slug }) => slug).filter((slug) => !known.has(slug))
  if (others.length === 0) return [...words]
  return [...words, ...engine.weighWords(query, new Set(others))]
}

/** Scores are scaled to the best case of each alternative: where that one fits badly, its cases stand lower. */
const weakShare = 0.5

/** A case stands where the alternative that finds it best puts it; one answered alternative is an answer. */
export function joinAlternatives(found: readonly FoundCases[]): FoundCases {
  const best = new Map<string, RankedCase>()
  for (const { ranked, verdict } of found) {
    for (const each of ranked) {
      const score = verdict === 'weak' ? weakShare * each.score : each.score
      if (score > (best.get(each.slug)?.score ?? -1)) best.set(each.slug, { ...each, score })
    }
  }
  const verdicts = found.map(({ verdict }) => verdict)
  return {
    ranked: [...best.values()].sort(byScore),
    verdict: (['answered', 'weak'] as const).find((one) => verdicts.includes(one)) ?? 'none',
    degraded: [...new Set(found.flatMap(({ degraded }) => degraded))],
  }
}

/**
 * The phrases that some case writes: those are required, of the others the words count. A case with a phrase has all
 * its bigrams, so that only few are read.
 */
async function findWrittenPhrases(
  { engine, shelf }: SearchParts,
  phrases: readonly string[],
): Promise<string[]> {
  const written: string[] = []
  for (const phrase of phrases) {
    const found = await engine.findByWords({ terms: [], grams: cutGrams(phrase) }, mostCandidates)
    const isWritten = found.some(
      ({ slug, gramCoverage }) =>
        gramCoverage > nearlyAll && shelf.get(slug)?.plain.includes(phrase),
    )
    if (isWritten) written.push(phrase)
  }
  return written
}

/** All shares of a query together, but for the rounding of their sum. */
const nearlyAll = 0.999

/** Without a query every case is listed, the most recently checked first. */
function listAll({ shelf }: SearchParts): RankedCase[] {
  return [...shelf.values()]
    .sort(
      (a, b) =>
        compareText(b.found.checked, a.found.checked) || compareText(a.found.slug, b.found.slug),
    )
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

/** A case with everything a search needs of it, prepared once. */
export type ShelvedCase = {
  found: Case
  document: SearchDocument
  facets: FacetValues
  /** Normal form of all its text: for phrases and exclusions. */
  plain: string
}

/** Which evidence is used: both for readers, one alone for measuring and while somebody types. */
export type Evidence = 'both' | 'words' | 'meaning'

export type SearchParts = {
  shelf: ReadonlyMap<string, ShelvedCase>
  engine: SearchEngine
  reader: QueryReader
  likeness: Likeness
  embedQuery: QueryEmbedder
  evidence: Evidence
  /** The two decisions of a search, so that others can be measured beside them. */
  rank: typeof rankCases
  judge: typeof judgeAnswer
}
