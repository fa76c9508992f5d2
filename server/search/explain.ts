/**
 * Why a case was found: its reasons in the words of the page (語, 読み, 同義語, 問い, 意味), and the piece of it that shows
 * them best, as text with the places to mark, never as HTML.
 */

import type { Case } from '../cases/case.ts'
import type { Hit, Reason, Segment } from '../contract/api.ts'
import { cutGrams } from '../text/canonical.ts'
import { rememberResults } from '../text/remember.ts'
import type { Token } from '../text/token.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { IndexedCase } from './documents.ts'
import type { PassageScore, TermPlace } from './engine.ts'
import { type ExcerptSource, findQuestion, listExcerpts, type Passage } from './passages.ts'
import type { ParsedQuery } from './query.ts'
import type { RankedCase } from './rank.ts'
import type { Synonym } from './synonyms.ts'

const mostSynonyms = 3

/** How a case that is shown was found; of one that was not found by its meaning no passages are known. */
export type FoundBy = Pick<RankedCase, 'byWords' | 'byMeaning'> & {
  passages: readonly PassageScore[]
}

/** The reasons of one hit: of its words first, then of its meaning; `placeOf` tells where the case has a term. */
export function findReasons(
  hit: FoundBy,
  indexed: IndexedCase,
  query: ParsedQuery,
  placeOf: (term: string) => TermPlace | undefined,
): Reason[] {
  const byMeaning = hit.byMeaning ? [findMeaningReason(hit.passages, indexed.found)] : []
  const byWords = hit.byWords ? findWordReasons(indexed, query, placeOf) : []
  // One ask says it: the one nearest in meaning.
  const isAsk = ({ kind }: Reason) => kind === 'ask'
  return [...(byMeaning.some(isAsk) ? byWords.filter((one) => !isAsk(one)) : byWords), ...byMeaning]
}

/** The reader's own words, what was read alike, the synonyms; at the least a piece of a word. */
function findWordReasons(
  { plainText, found: { asks } }: IndexedCase,
  query: ParsedQuery,
  placeOf: (term: string) => TermPlace | undefined,
): Reason[] {
  const known = query.tokens.filter(({ term }) => placeOf(term) === 'case')
  // A part of a word says nothing beside a whole one.
  const whole = known.filter(({ part }) => !part)
  const found = whole.length > 0 ? whole : known
  const listWords = (isRead: boolean) => [
    ...new Set(
      found
        .filter(({ term }) => query.readTerms.has(term) === isRead)
        .map(({ term, base }) => base ?? term),
    ),
  ]
  const listSynonyms = (wanted: Synonym['kind']) => [
    ...new Set(
      query.synonyms
        .filter(({ kind, normal }) => kind === wanted && plainText().includes(normal))
        .map(({ word }) => word)
        .slice(0, mostSynonyms),
    ),
  ]
  const reasons: Reason[] = [
    { kind: 'word', label: '言葉が出てくる', words: listWords(false) },
    { kind: 'reading', label: '読みが同じ', words: listWords(true) },
    { kind: 'synonym', label: '同じ意味の言葉', words: listSynonyms('same') },
    { kind: 'related', label: '関係の深い言葉', words: listSynonyms('related') },
  ]
  const given = reasons.filter((reason) => reason.words.length > 0)
  if (given.length > 0) return given
  const isAsked = query.tokens.some(({ term }) => placeOf(term) === 'asks')
  const ask = isAsked ? findLikeliest(asks, query.text) : undefined
  return ask === undefined
    ? [{ kind: 'part', label: '言葉の一部', words: [] }]
    : [{ kind: 'ask', label: '問いが近い', words: [ask] }]
}

/** The ask that shares most bigrams with the query. */
function findLikeliest(asks: readonly string[], text: string): string | undefined {
  const own = new Set(cutGrams(text))
  let best: { ask?: string; shared: number } = { shared: 0 }
  for (const ask of asks) {
    const shared = new Set(gramsOf(ask).filter((gram) => own.has(gram))).size
    if (shared > best.shared) best = { ask, shared }
  }
  return best.ask
}

/** The same few asks are looked at in search after search; 2 kB each. */
const gramsOf = rememberResults((ask): readonly string[] => cutGrams(ask), 2000)

function findMeaningReason(passages: readonly PassageScore[], found: Case): Reason {
  const nearest = findNearest(passages)
  const question = nearest?.kind === 'question' ? findQuestion(found, nearest.index) : undefined
  if (question === undefined) return { kind: 'meaning', label: '言葉は違うが近い内容', words: [] }
  const kind = found.asks.includes(question) ? 'ask' : 'question'
  return { kind, label: '問いが近い', words: [question] }
}

function findNearest(passages: readonly PassageScore[]): PassageScore | undefined {
  return passages.reduce<PassageScore | undefined>(
    (best, passage) => (best && best.cosine >= passage.cosine ? best : passage),
    undefined,
  )
}

/** How much being the nearest, second and third nearest window counts against containing all the words. */
const nearness = [0.5, 0.35, 0.25]

/** Cuts the excerpt of one hit: the best window of two sentences, its words marked, what is near underlined. */
export function cutSnippet(hit: FoundBy, found: Case, mark: Marker): Hit['snippet'] {
  const near = hit.passages.filter(({ kind }) => kind === 'window').map(({ index }) => index)
  const source = listExcerpts(found)
  const matches = mark(source.sentences)
  const index = chooseWindow(source, matches, near)
  const passage = source.windows[index]
  const own = matches.slice(source.firsts[index])
  return {
    section: passage?.section ?? 'summary',
    segments: passage ? segmentWindow(passage, index, near, own) : [],
  }
}

/** The window that has most of the query and is nearest in meaning; the first one when nothing speaks. */
function chooseWindow(
  { windows, firsts }: ExcerptSource,
  matches: readonly Match[],
  near: readonly number[],
): number {
  let best = { index: -1, value: -1 }
  windows.forEach(({ sentences }, index) => {
    const first = firsts[index] ?? 0
    const second = sentences.length > 1 ? matches[first + 1] : undefined
    const share = sumShares(matches[first] ?? nothing, second ?? nothing)
    const value = share + (nearness[near.indexOf(index)] ?? 0)
    if (value > best.value) best = { index, value }
  })
  return best.index
}

/** The share of the query in two sentences, each word once. */
function sumShares({ shares }: Match, second: Match): number {
  let sum = 0
  for (const share of shares.values()) sum += share
  for (const [word, share] of second.shares) if (!shares.has(word)) sum += share
  return sum
}

/** Of two overlapping near windows only the sentence they share is underlined, else the whole window. */
function segmentWindow(
  passage: Passage,
  index: number,
  near: readonly number[],
  matches: readonly Match[],
): Segment[] {
  const isNear = near.includes(index)
  const sharesFirst = near.includes(index - 1)
  const sharesSecond = near.includes(index + 1)
  return passage.sentences.flatMap((sentence, place) => {
    const onlyOther = sharesFirst !== sharesSecond && (place === 0 ? sharesSecond : sharesFirst)
    return cutSegments(sentence, matches[place]?.spans ?? [], isNear && !onlyOther)
  })
}

/** What a sentence has of the query: the places, and each thing found with its share of the query. */
type Match = { spans: readonly Span[]; shares: ReadonlyMap<string, number> }

/** Finds the query's words in each of some sentences: what an excerpt marks, and how much of the query each holds. */
export type Marker = (sentences: readonly string[]) => readonly Match[]

/** A synonym counts like a small part of the query, however rare its own words are. */
const synonymShare = 0.15

/** What most sentences have. */
const nothing: Match = { spans: [], shares: new Map() }

/**
 * The reader's own words are found in every inflection; a synonym only as it is written, whole: of 検討報告書 in the
 * synonyms, 報告 alone is not what the reader asked for.
 */
export function createMarker(
  query: ParsedQuery,
  analyzer: Analyzer,
  rarity: (term: string) => number,
): Marker {
  const own = new Set(query.tokens.map(({ term }) => term))
  const rarities = new Map(Array.from(own, (term) => [term, rarity(term)]))
  const total = [...rarities.values()].reduce((sum, each) => sum + each, 0) || 1
  const same = query.synonyms.filter(({ kind }) => kind === 'same')
  const synonyms = [...new Set(same.map(({ word }) => word))]
  const match = (sentence: string, tokens: readonly Token[]): Match => {
    const written = synonyms.filter((word) => sentence.includes(word))
    if (tokens.length + written.length === 0) return nothing
    const shares = new Map(tokens.map(({ term }) => [term, (rarities.get(term) ?? 0) / total]))
    const spans: Span[] = [...tokens]
    for (const word of written) {
      const start = sentence.indexOf(word)
      spans.push({ start, end: start + word.length })
      shares.set(word, synonymShare)
    }
    return { spans, shares }
  }
  return (sentences) =>
    analyzer.findInEach(sentences, own).map((tokens, at) => match(sentences[at] ?? '', tokens))
}

type Span = { start: number; end: number }

type TextSegment = { text: string; hit: boolean; near?: boolean }

/** Cuts a text at the borders of the found spans; overlapping and touching spans become one. */
export function cutSegments(text: string, spans: readonly Span[], near: boolean): TextSegment[] {
  const segments: TextSegment[] = []
  const push = (piece: string, hit: boolean) => {
    if (piece) segments.push(near ? { text: piece, hit, near } : { text: piece, hit })
  }
  let at = 0
  for (const { start, end } of mergeSpans(spans)) {
    push(text.slice(at, start), false)
    push(text.slice(start, end), true)
    at = end
  }
  push(text.slice(at), false)
  return segments
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}
