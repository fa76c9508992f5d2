/** Why a case was found, in the words of the page: 語, 読み, 同義語, 問い, 意味. */

import type { Reason } from '../contract.ts'
import type { SearchDocument } from './documents.ts'
import type { PassageScore } from './engine.ts'
import type { ParsedQuery } from './query.ts'
import type { RankedCase } from './rank.ts'
import type { ShelvedCase } from './search-cases.ts'
import type { Synonym } from './synonyms.ts'

const mostSynonyms = 3

/** The reasons of one hit: of its words first, then of its meaning; `has` tells whether the case has a term. */
export function findReasons(
  hit: RankedCase,
  shelved: ShelvedCase,
  query: ParsedQuery,
  has: (term: string) => boolean,
): Reason[] {
  return [
    ...(hit.byWords ? findWordReasons(shelved, query, has) : []),
    ...(hit.byMeaning ? [findMeaningReason(hit.passages, shelved.document)] : []),
  ]
}

/** The reader's own words, what was read alike, the synonyms; at the least a piece of a word. */
function findWordReasons(
  shelved: ShelvedCase,
  query: ParsedQuery,
  has: (term: string) => boolean,
): Reason[] {
  const found = query.tokens.filter(({ term }) => has(term))
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
        .filter(({ kind, normal }) => kind === wanted && shelved.plain.includes(normal))
        .map(({ word }) => word)
        .slice(0, mostSynonyms),
    ),
  ]
  const reasons: Reason[] = [
    { kind: 'word', label: '語が一致', words: listWords(false) },
    { kind: 'reading', label: '読みが一致', words: listWords(true) },
    { kind: 'synonym', label: '同義語が一致', words: listSynonyms('same') },
    { kind: 'related', label: '関連語が一致', words: listSynonyms('related') },
  ]
  const given = reasons.filter((reason) => reason.words.length > 0)
  return given.length > 0 ? given : [{ kind: 'part', label: '語の一部が一致', words: [] }]
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
