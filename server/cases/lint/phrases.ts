/** Phrases that a body takes from its facts word for word: a case is told in words of its own. */

import { normalizeText, normalizeWithOffsets } from '../../text/normalize.ts'
import { adjacentMarks, isStatementOfUnknown } from '../blocks.ts'
import type { Case } from '../case.ts'
import { type Finding, quoteValue } from '../problems.ts'
import { collectTexts } from './facts.ts'
import { collectPieces, findRuns, type Pieces } from './pieces.ts'
import type { CaseText, Prose, Rule } from './wording.ts'

/** So many characters in a row, names and numbers not counted, are somebody's phrase and no longer the only word for it. */
const shortest = 20

/** Warns of every phrase that stands in the facts, too. */
export const findCopiedPhrases: Rule = (text) => listCopies(text, shortest)

/** The copied phrases of so many characters. */
export function listCopies({ body, case: found, facts }: CaseText, length: number): Finding[] {
  if (facts === undefined) return []
  const texts = collectTexts(facts, namingKeys).map(normalizeText)
  const copies = collectPieces(texts, length)
  const names = listNames(found)
  return body
    .filter(({ text }) => !isStatementOfUnknown(text))
    .flatMap((prose) => cutAtMarks(prose).flatMap((piece) => findCopies(piece, names, copies)))
}

/** What these keys of a fact file hold are names, titles and words of a vocabulary. */
const namingKeys = new Set([
  ...['slug', 'title', 'municipality', 'population_class', 'collection', 'scenes', 'scene'],
  ...['theme', 'policy_field', 'actors', 'barriers', 'keywords', 'sources', 'src', 'confidence'],
])

/** Marks stand in the body only; no phrase goes on behind one. */
function cutAtMarks({ text, placeAt }: Prose): Prose[] {
  const marks = [...text.matchAll(adjacentMarks)]
  const starts = [0, ...marks.map(({ 0: mark, index }) => index + mark.length)]
  return starts.map((start, order) => ({
    text: text.slice(start, marks[order]?.index),
    placeAt: (index) => placeAt(start + index),
  }))
}

function findCopies({ text, placeAt }: Prose, names: readonly string[], copies: Pieces): Finding[] {
  const runs = findRuns(normalizeText(text), copies)
  if (runs.length === 0) return []
  const normal = normalizeWithOffsets(text)
  const own = markOwnWords(normal.text, names)
  return runs
    .filter(({ start, end }) => countOwn(own, start, end) >= copies.length)
    .map(({ start, end }) => {
      const [from = 0, to] = [normal.starts[start], normal.ends[end - 1]]
      return {
        severity: 'warning',
        ...placeAt(from),
        field: '本文',
        got: `事実の記録と同じ言葉${quoteValue(text.slice(from, to))}`,
        want: `名・数・引用のほかは、${copies.length}字以上続けて同じにならない、自分の言葉`,
        example: '語順や動詞を変える。人の言葉なら、だれの言葉かを書いて「」に入れる',
      }
    })
}

function countOwn(own: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) count += own[at] ?? 0
  return count
}

/** Nobody can say otherwise: quotations, numbers with their counter, words in katakana or Latin letters, signs. */
const fixed =
  /「[^「」]*」|『[^『』]*』|\d[\d,.]*[兆億万千百]*(?:年度?|か[月所]|時間|世帯|団体|平方|[月日人名円件回割校社%])?|[ァ-ヶー]+|[a-z]+|[\p{P}\p{S}\s]/gu

/** 1 for every character that the writer could have put otherwise, 0 for those of names and numbers. */
function markOwnWords(text: string, names: readonly string[]): Uint8Array {
  const own = new Uint8Array(text.length).fill(1)
  for (const { 0: word, index } of text.matchAll(fixed)) own.fill(0, index, index + word.length)
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      own.fill(0, at, at + name.length)
    }
  }
  return own
}

const nameInside = /[^\p{Script=Hiragana}\p{P}\p{S}\s]{2,}/gu

/** The names of a case, and the words of its title, without the particles between them. */
function listNames(found: Case): string[] {
  const { title, keywords, actors, fields, municipalities } = found
  const places = municipalities.flatMap(({ name, prefecture }) => [name, prefecture])
  const words = [title, ...keywords, ...actors, ...fields, ...places].flatMap(
    (text) => normalizeText(text).match(nameInside) ?? [],
  )
  return [...new Set(words)]
}
