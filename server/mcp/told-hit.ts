/** What an assistant is told of a case that a search has found: why, and in which whole sentences with their sources. */

import type { Hit } from '../contract/api.ts'
import { type Static, Type } from '../contract/shape.ts'
import { QuotedShape, type ToldSentence, tellQuoted, writeQuoted } from './told-case.ts'
import type { Asked } from './tool.ts'

export const FoundShape = Type.Object({
  ...QuotedShape.properties,
  fit: Type.String(),
  reasons: Type.Array(Type.String()),
  /** The section that the sentences stand in. */
  section: Type.String(),
})

type Found = Static<typeof FoundShape>

/** Tells a hit, with the sentences out of which its excerpt was cut; `fit` is how well it answers, in words. */
export function tellHit(hit: Hit, fit: string, { library, origin }: Asked): Found {
  const text = library.readText(hit.slug)
  const { section, segments } = hit.snippet
  const told = text?.sections.find(({ id }) => id === section)
  const sentences = told
    ? findSentences(segments.map((segment) => segment.text).join(''), told.sentences)
    : findByWords(segments, text?.sections.flatMap(({ sentences: all }) => all) ?? [])
  return {
    ...tellQuoted(hit, sentences, text?.sources ?? [], origin),
    fit,
    reasons: hit.reasons.map(({ label, words }) =>
      words.length > 0 ? `${label}: ${words.join('、')}` : label,
    ),
    section: told?.label ?? '要約',
  }
}

/** A summary bears no marks of sources: so many sentences of the body with the same words stand beside it. */
const mostBeside = 3

function findByWords(
  segments: Hit['snippet']['segments'],
  sentences: readonly ToldSentence[],
): ToldSentence[] {
  const words = segments.filter(({ hit }) => hit).map(({ text }) => text)
  return sentences
    .filter(({ text, sources }) => sources.length > 0 && words.some((word) => text.includes(word)))
    .slice(0, mostBeside)
}

/** An excerpt may begin and end in the middle of a sentence; so much of its end or beginning tells which. */
const tellingLength = 12

/** The whole sentences out of which an excerpt was cut. */
function findSentences(excerpt: string, sentences: readonly ToldSentence[]): ToldSentence[] {
  const pieces = excerpt.split('…').filter((piece) => piece.trim() !== '')
  return sentences.filter(({ text }) =>
    pieces.some(
      (piece) =>
        (piece.length >= tellingLength && text.includes(piece)) ||
        piece.includes(text.slice(0, tellingLength)) ||
        piece.includes(text.slice(-tellingLength)),
    ),
  )
}

/** A told hit as lines of material. */
export function writeFound(found: Found): string[] {
  return [
    ...writeQuoted(found),
    `${found.fit}。わけ: ${found.reasons.join('／')}　所: ${found.section}`,
  ]
}
