/** Why a case was found, and the piece of it that shows it. */

import type { Reason, Segment } from '../contract.ts'
import { cutSegments, type Span } from '../text/excerpt.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { SearchDocument } from './documents.ts'
import type { PassageScore } from './engine.ts'
import type { Passage } from './passages.ts'
import type { ParsedQuery } from './query.ts'
import type { RankedCase } from './rank.ts'

export type Explanation = {
  reasons: Reason[]
  snippet: { section: string; segments: Segment[] }
}

/** How much being the nearest, second and third nearest window counts against containing all the words. */
const nearness = [0.5, 0.35, 0.25]

/** Explains one hit; `rarity` weighs the words when the best window is chosen. */
export function explainHit(
  hit: RankedCase,
  document: SearchDocument,
  query: ParsedQuery,
  analyzer: Analyzer,
  rarity: (term: string) => number,
): Explanation {
  const nearWindows = hit.byMeaning
    ? hit.passages.filter(({ kind }) => kind === 'window').map(({ index }) => index)
    : []
  const wanted = new Set(query.words.terms.map(({ term }) => term))
  const index = chooseWindow(document, wanted, nearWindows, analyzer, rarity)
  const passage = document.passages[index]
  return {
    reasons: findReasons(hit, document, query),
    snippet: {
      section: passage?.section ?? 'summary',
      segments: passage ? segmentWindow(passage, index, nearWindows, wanted, analyzer) : [],
    },
  }
}

/** The window that has most of the query's rarity and is nearest in meaning; the first one when nothing speaks. */
function chooseWindow(
  document: SearchDocument,
  wanted: ReadonlySet<string>,
  nearWindows: readonly number[],
  analyzer: Analyzer,
  rarity: (term: string) => number,
): number {
  const total = [...wanted].reduce((sum, term) => sum + rarity(term), 0) || 1
  let best = { index: -1, value: -1 }
  document.passages.forEach((passage, index) => {
    if (passage.kind !== 'window') return
    const terms = new Set(
      passage.sentences.flatMap((sentence) => analyzer.tokenize(sentence).map(({ term }) => term)),
    )
    const shared = [...wanted].filter((term) => terms.has(term))
    const near = nearness[nearWindows.indexOf(index)] ?? 0
    const value = shared.reduce((sum, term) => sum + rarity(term), 0) / total + near
    if (value > best.value) best = { index, value }
  })
  return best.index
}

/**
 * Marks the words found, and underlines what is near: of two overlapping near windows the sentence they share,
 * else the whole window.
 */
function segmentWindow(
  passage: Passage,
  index: number,
  nearWindows: readonly number[],
  wanted: ReadonlySet<string>,
  analyzer: Analyzer,
): Segment[] {
  const isNear = nearWindows.includes(index)
  const sharesFirst = nearWindows.includes(index - 1)
  const sharesSecond = nearWindows.includes(index + 1)
  return passage.sentences.flatMap((sentence, place) => {
    const spans: Span[] = analyzer.tokenize(sentence).filter(({ term }) => wanted.has(term))
    const onlyOther = sharesFirst !== sharesSecond && (place === 0 ? sharesSecond : sharesFirst)
    return cutSegments(sentence, spans, isNear && !onlyOther)
  })
}

function findReasons(hit: RankedCase, document: SearchDocument, query: ParsedQuery): Reason[] {
  return [
    ...(hit.byWords ? findWordReasons(document, query) : []),
    ...(hit.byMeaning ? [findMeaningReason(hit.passages, document)] : []),
  ]
}

/** The reader's own words; else what was read alike; the synonyms; at the least a piece of a word. */
function findWordReasons(document: SearchDocument, query: ParsedQuery): Reason[] {
  const terms = new Set(document.terms.flat())
  const words = [...new Set(query.tokens.map(({ term }) => term))].filter((term) => terms.has(term))
  const synonyms = query.synonyms
    .filter(
      (synonym) => synonym.terms.length > 0 && synonym.terms.every(({ term }) => terms.has(term)),
    )
    .map(({ word }) => word)
  const reasons: Reason[] = []
  if (words.length > 0 && query.corrected === undefined) {
    reasons.push({ kind: 'word', label: '語が一致', words })
  } else if (words.length > 0) reasons.push({ kind: 'reading', label: '読みが一致', words })
  if (synonyms.length > 0) {
    reasons.push({ kind: 'synonym', label: '同義語が一致', words: synonyms.slice(0, 3) })
  }
  return reasons.length > 0 ? reasons : [{ kind: 'part', label: '語の一部が一致', words: [] }]
}

function findMeaningReason(passages: readonly PassageScore[], document: SearchDocument): Reason {
  const nearest = findNearest(passages)
  const question = nearest?.kind === 'question' ? document.passages[nearest.index] : undefined
  return question
    ? { kind: 'question', label: '問いが近い', words: question.sentences }
    : { kind: 'meaning', label: '意味が近い', words: [] }
}

function findNearest(passages: readonly PassageScore[]): PassageScore | undefined {
  return passages.reduce<PassageScore | undefined>(
    (best, passage) => (best && best.cosine >= passage.cosine ? best : passage),
    undefined,
  )
}
