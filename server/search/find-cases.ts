/** The cases that answer a query, best first, and whether they do: every alternative of it is a search of its own. */

import { compareText } from '../contract/compare-text.ts'
import { collectFeatures, type decideVerdict, type Verdict } from './answerability.ts'
import type { Choice } from './choices.ts'
import type { orderByConditions } from './conditions/apply-conditions.ts'
import type { Condition } from './conditions/read-conditions.ts'
import type { IndexedCase } from './documents.ts'
import type { MeaningCandidate, SearchEngine, WordCandidate } from './engine.ts'
import type { Likeness } from './likeness.ts'
import type { QueryEmbedder } from './meaning.ts'
import { isWritten, openPhraseTest } from './phrases.ts'
import type { Alternative, ParsedQuery } from './query.ts'
import {
  byScore,
  type RankedCase,
  type RankingWeights,
  type rankCases,
  shippedWeights,
} from './rank.ts'

export type FoundCases = {
  /** What answers; nothing where the verdict is that there is no answer. */
  ranked: RankedCase[]
  /** What was nearest all the same; nothing where something answers. */
  near: RankedCase[]
  verdict: Verdict
  /** What was away, in Japanese. */
  degraded: string[]
}

/** Which evidence is used: both for readers, one alone for measuring and while somebody types. */
export type Evidence = 'both' | 'words' | 'meaning'

/** What finding needs of the library. */
export type Finder = {
  cases: ReadonlyMap<string, IndexedCase>
  engine: SearchEngine
  likeness: Likeness
  embedQuery: QueryEmbedder
  /** The decisions of a search, so that others can be measured beside them. */
  rank: typeof rankCases
  order: typeof orderByConditions
  decide: typeof decideVerdict
}

/** What a reader asks for besides the words; the same for every alternative. */
type Wish = {
  evidence: Evidence
  choice: Choice
  /** Read out of the words: they order what is found; whether it answers is decided without them. */
  conditions: readonly Condition[]
  /** The words speak of a barrier or a collection that cases have: what is near is then never passed off as nothing. */
  hasShelf?: boolean
}

/** Finds the cases; none are passed off as an answer where the verdict is that there is none. */
export async function findCases(
  finder: Finder,
  query: ParsedQuery,
  wish: Wish,
): Promise<FoundCases> {
  if (query.text === '') {
    return { ranked: listAll(finder.cases), near: [], verdict: 'answered', degraded: [] }
  }
  const found = await Promise.all(
    query.alternatives.map((each) => findAlternative(finder, each, query.excluded, wish)),
  )
  const [only] = found
  const { ranked, near, ...rest } = found.length === 1 && only ? only : joinAlternatives(found)
  const order = (list: readonly RankedCase[]) =>
    finder.order(list, wish.conditions, (slug) => finder.cases.get(slug)?.values())
  if (wish.hasShelf && near.length > 0) {
    return { ...rest, ranked: order(near), near: [], verdict: 'weak' }
  }
  return { ranked: order(ranked), near: order(near), ...rest }
}

/** Without a query every case is listed, the most recently checked first. */
function listAll(cases: Finder['cases']): RankedCase[] {
  return Array.from(cases.values(), ({ found }) => found)
    .sort((a, b) => compareText(b.checked, a.checked) || compareText(a.slug, b.slug))
    .map(({ slug }) => ({
      slug,
      score: 0,
      byWords: false,
      byMeaning: false,
      isSure: false,
      coverage: 0,
      relativeSimilarity: 0,
      readPassages: () => [],
    }))
}

/** Candidates, their order, and whether they answer. */
async function findAlternative(
  finder: Finder,
  query: Alternative,
  excluded: readonly string[],
  wish: Wish,
): Promise<FoundCases> {
  const { words, meanings, required, degraded } = await findCandidates(
    finder,
    query,
    excluded,
    wish,
  )
  const { likeness } = finder
  const isWanted = openPhraseTest(finder, required, excluded)
  const rank = (weights?: RankingWeights) => {
    const all = finder.rank(words ?? [], meanings ?? [], { likeness }, weights)
    return required.length + excluded.length === 0 ? all : all.filter(({ slug }) => isWanted(slug))
  }
  const ranked = rank()
  const isAnything = ranked.length > 0
  const verdict = isAnything ? finder.decide(collectFeatures(ranked, words, meanings)) : 'none'
  const isEmpty = saysNothing(query)
  if (verdict !== 'none') {
    return { ranked, near: [], verdict: isEmpty ? 'weak' : verdict, degraded }
  }
  // What merely shares small words with a query that says nothing is near to nothing.
  const near = isEmpty ? [] : isAnything ? ranked : rank(anyWord)
  return { ranked: [], near, verdict, degraded }
}

/**
 * Words alone often admit no case at all as an answer: near is then what has any of them (nDCG@10 by words alone +0.023 on
 * dev and dev2, +0.006 to +0.042).
 */
const anyWord = { ...shippedWeights, leastCoverage: Number.EPSILON, leastGramCoverage: 0.2 }

/** That words which say nothing (その方法) stand in some case answers nobody; a phrase was meant as it is written. */
function saysNothing({ tokens, phrases }: Alternative): boolean {
  return tokens.length === 0 && phrases.length === 0
}

/** Undefined is what was not asked for, or is away. */
type Candidates = {
  words: WordCandidate[] | undefined
  meanings: MeaningCandidate[] | undefined
  /** Phrases that a case must have. */
  required: string[]
  degraded: string[]
}

/** Candidates asked of the engine for each kind of evidence; at 91 cases all, at 10,000 more than any list shows. */
export const mostCandidates = 1000
/** By words alone fewer, still more than anybody pages through; where a phrase or an exclusion sifts them, as many. */
export const mostByWords = 300

const serverAway = '検索サーバーが止まっているため、控えの索引で探した'
const meaningAway = '意味での検索が止まっているため、言葉だけで探した'

async function findCandidates(
  finder: Finder,
  query: Alternative,
  excluded: readonly string[],
  { evidence, choice }: Wish,
): Promise<Candidates> {
  const { engine, embedQuery } = finder
  const wantsMeaning = evidence !== 'words' && query.tokens.length > 0
  const isSifted = query.phrases.length + excluded.length > 0
  const mostWords = wantsMeaning || isSifted ? mostCandidates : mostByWords
  const wasAway = engine.status().trouble !== undefined
  // The vector first: its thread works on it while this one looks for the words.
  const [vector, words, required] = await Promise.all([
    wantsMeaning ? embedQuery(query.canonical) : undefined,
    evidence === 'meaning' ? undefined : engine.findByWords(query.words, mostWords, choice),
    query.phrases.filter((phrase) => isWritten(finder, phrase)),
  ])
  const meanings = vector && (await engine.findByMeaning(vector, mostCandidates, choice))
  const degraded: string[] = []
  if (wantsMeaning && !vector) degraded.push(meaningAway)
  if (wasAway || engine.status().trouble) degraded.push(serverAway)
  const scored = words && addWordsOfMeanings(words, meanings ?? [], query, engine)
  return { words: scored, meanings, required, degraded }
}

/** The evidence of the words also for the cases that only their meaning has found. */
function addWordsOfMeanings(
  words: WordCandidate[],
  meanings: readonly MeaningCandidate[],
  query: Alternative,
  engine: SearchEngine,
): WordCandidate[] {
  if (words.length === 0) return words
  const others = new Set(meanings.map(({ slug }) => slug))
  for (const { slug } of words) others.delete(slug)
  return others.size === 0 ? words : [...words, ...engine.rescore(query.words, others)]
}

/** Scores are scaled to the best case of each alternative: where that one fits badly, its cases stand lower. */
const weakShare = 0.5

/** One answered alternative is an answer; what is near to the others counts only where none has one. */
export function joinAlternatives(found: readonly FoundCases[]): FoundCases {
  const verdicts = found.map(({ verdict }) => verdict)
  const verdict = (['answered', 'weak'] as const).find((one) => verdicts.includes(one)) ?? 'none'
  const answers = found.map(({ ranked, verdict }) =>
    verdict === 'weak'
      ? ranked.map((each) => ({ ...each, score: weakShare * each.score }))
      : ranked,
  )
  return {
    ranked: joinRankings(answers),
    near: verdict === 'none' ? joinRankings(found.map(({ near }) => near)) : [],
    verdict,
    degraded: [...new Set(found.flatMap(({ degraded }) => degraded))],
  }
}

/** A case stands where the alternative that finds it best puts it. */
function joinRankings(rankings: readonly (readonly RankedCase[])[]): RankedCase[] {
  const best = new Map<string, RankedCase>()
  for (const each of rankings.flat()) {
    if (each.score > (best.get(each.slug)?.score ?? -1)) best.set(each.slug, each)
  }
  return [...best.values()].sort(byScore)
}
