/**
 * The words by which a case can be meant though they are written otherwise: its keywords, places, names of undertakings,
 * nouns and compounds, each with its sound.
 */

import type { Case } from '../cases/case.ts'
import { phoneticKey } from '../text/phonetic-key.ts'
import { cutSentences } from '../text/sentences.ts'
import type { Token } from '../text/token.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { FieldId } from './fields.ts'

export type Noun = {
  /** As it is written. */
  surface: string
  /** The key of its sound. */
  sound: string
}

/** Words given on purpose (keywords, places) weigh this much against words that merely occur. */
const namedWeight = 20

/** A name in Latin letters, with the signs inside it. */
const latinName = /[a-z][a-z!?.&'-]{2,}/gi

/** A word that has it is none; a sound never does. */
const border = '\t'

/** The nouns of a case with these field texts, as texts that `parseNoun` takes apart, each as often as it counts. */
export function listNouns(
  found: Case,
  texts: Readonly<Record<FieldId, readonly string[]>>,
  analyzer: Analyzer,
): string[] {
  const nouns: string[] = []
  const add = (surface: string, reading: string, times = 1) => {
    const noun = surface.replaceAll(border, ' ') + border + phoneticKey(reading)
    for (let time = 0; time < times; time++) nouns.push(noun)
  }
  const names = [...found.keywords, ...found.municipalities.map(({ name }) => name)]
  for (const name of names) {
    add(name, analyzer.read(name), namedWeight)
    // Ping!Pong!Pang! of きたかみPing!Pong!Pang!運動 is a name of its own.
    for (const [piece] of name.matchAll(latinName)) add(piece, piece)
  }
  // Asks teach no spelling: of 345 queries they changed one reading, 人マネ (人材マネジメント) to 人まね. What stands in
  // them alone is known to the index all the same, and of 2,002 asks typed as queries two were corrected.
  const { asks: _, ...own } = texts
  for (const sentence of Object.values(own).flat().flatMap(cutSentences)) {
    for (const { surface, reading } of findNouns(sentence, analyzer.tokenize(sentence))) {
      add(surface, reading)
    }
  }
  for (const [name, romaji] of collectPlaceSounds([found])) add(name.slice(0, -1), romaji)
  return nouns
}

/** A noun out of the text that `listNouns` makes of it. */
export function parseNoun(text: string): Noun {
  const [surface = '', sound = ''] = text.split(border)
  return { surface, sound }
}

/** Every noun and every run of touching nouns of a sentence, with its reading. */
function findNouns(
  sentence: string,
  tokens: readonly Token[],
): { surface: string; reading: string }[] {
  const toNoun = (piece: readonly Token[]) => ({
    surface: sentence.slice(piece[0]?.start, piece.at(-1)?.end),
    reading: piece.map(({ reading, start, end }) => reading ?? sentence.slice(start, end)).join(''),
  })
  return findNounRuns(tokens).flatMap((run) =>
    run.length > 1 ? [toNoun(run), ...run.map((token) => toNoun([token]))] : [toNoun(run)],
  )
}

/** Groups the nouns that touch one another. */
export function findNounRuns(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = []
  for (const token of tokens) {
    if (!token.noun) continue
    const last = runs.at(-1)
    if (last && last.at(-1)?.end === token.start) last.push(token)
    else runs.push([token])
  }
  return runs
}

/** The place at the head of a slug: kitakami of kitakami-city-kaizen. */
const placeSlug = /^(?<place>[a-z]+)-(?:city|town|village|ward|pref)-/

/**
 * The romaji of each municipality whose case begins its slug with it, without its 市, 町, 村, 県: the dictionary says
 * ほくじょう for 北上, but the slug of its case says kitakami.
 */
export function collectPlaceSounds(cases: readonly Case[]): ReadonlyMap<string, string> {
  const sounds = new Map<string, string>()
  for (const { slug, municipalities } of cases) {
    const romaji = placeSlug.exec(slug)?.groups?.['place']
    const [place, ...others] = municipalities
    if (romaji && place && others.length === 0) sounds.set(place.name, romaji)
  }
  return sounds
}
