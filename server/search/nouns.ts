/**
 * The words by which a case can be meant though they are written otherwise: its keywords, places, names of undertakings,
 * nouns and compounds, each with its sound.
 */

import type { Case } from '../cases/case.ts'
import { phoneticKey } from '../text/phonetic-key.ts'
import { rememberResults } from '../text/remember.ts'
import { cutSentences } from '../text/sentences.ts'
import type { Token } from '../text/token.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { FieldId } from './fields.ts'
import { listPlaceReadings, type PlaceReading } from './places.ts'

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
    const noun = surface.replaceAll(border, ' ') + border + soundOf(reading)
    for (let time = 0; time < times; time++) nouns.push(noun)
  }
  const places = collectPlaceReadings([found])
  const names = [...found.keywords, ...found.municipalities.map(({ name }) => name)]
  for (const name of names) {
    add(name, readWithPlaces(name, places, analyzer), namedWeight)
    // Ping!Pong!Pang! of きたかみPing!Pong!Pang!運動 is a name of its own.
    for (const [piece] of name.matchAll(latinName)) add(piece, piece)
  }
  // Asks teach no spelling: of 345 queries they changed one reading, 人マネ (人材マネジメント) to 人まね. What stands in
  // them alone is known to the index all the same, and of 2,002 asks typed as queries two were corrected.
  const { asks: _, ...own } = texts
  for (const sentence of Object.values(own).flat().flatMap(cutSentences)) {
    for (const { surface, reading } of findNouns(sentence, analyzer.tokenize(sentence), places)) {
      add(surface, reading)
    }
  }
  for (const [name, { bare }] of places) add(name.slice(0, -1), bare)
  return nouns
}

/** The same words are read in every case: to write out their sounds anew was a tenth of reading it. */
const soundOf = rememberResults(phoneticKey, 20_000)

/** A noun out of the text that `listNouns` makes of it. */
export function parseNoun(text: string): Noun {
  const [surface = '', sound = ''] = text.split(border)
  return { surface, sound }
}

/** A noun with its reading. */
type ReadNoun = { surface: string; reading: string }

/** Every noun and every run of touching nouns of a sentence, with its reading; names of places are read officially. */
function findNouns(sentence: string, tokens: readonly Token[], places: PlaceReadings): ReadNoun[] {
  return findNounRuns(tokens).flatMap((run) => {
    const parts = cutAtPlaces(sentence, run, places)
    const whole = {
      surface: sentence.slice(run[0]?.start, run.at(-1)?.end),
      reading: parts.map(({ reading }) => reading).join(''),
    }
    const pieces = parts.flatMap(({ surface, reading, inside }) => [
      { surface, reading },
      ...(inside ?? []),
    ])
    return parts.length > 1 ? [whole, ...pieces] : pieces
  })
}

/** A noun of a run, or a name of a place with the nouns that it is made of. */
type RunPart = ReadNoun & { inside?: ReadNoun[] }

/** The longest name of a place is 7 characters in as many tokens at most: 南アルプス市, 五ケ瀬町. */
const mostTokens = 7

function cutAtPlaces(sentence: string, run: readonly Token[], places: PlaceReadings): RunPart[] {
  const parts: RunPart[] = []
  for (let at = 0; at < run.length; at++) {
    const place = findPlaceAt(sentence, run, at, places)
    if (place) parts.push(place.part)
    else parts.push(readToken(sentence, run[at], places))
    at += place ? place.tokens - 1 : 0
  }
  return parts
}

function findPlaceAt(
  sentence: string,
  run: readonly Token[],
  at: number,
  places: PlaceReadings,
): { part: RunPart; tokens: number } | undefined {
  for (let tokens = Math.min(mostTokens, run.length - at); tokens >= 1; tokens--) {
    const surface = sentence.slice(run[at]?.start, run[at + tokens - 1]?.end)
    if (!/[市区町村]$/.test(surface)) continue
    const [first, ...others] = readPlace(surface, places)
    if (!first) continue
    const inside = run.slice(at, at + tokens).map((token) => readToken(sentence, token, places))
    const bare = { surface: surface.slice(0, -1), reading: first.bare }
    const nouns = tokens === 1 ? [] : inside.filter((noun) => noun.surface !== bare.surface)
    const names = others.map(({ whole }) => ({ surface, reading: whole }))
    return { part: { surface, reading: first.whole, inside: [bare, ...nouns, ...names] }, tokens }
  }
  return undefined
}

/** The readings of a name: of a place of the case its own, else all that the table knows. */
function readPlace(name: string, places: PlaceReadings): readonly PlaceReading[] {
  const own = places.get(name)
  if (own?.isOfficial) return [own]
  return own ? [] : listPlaceReadings(name)
}

function readToken(sentence: string, token: Token | undefined, places: PlaceReadings): ReadNoun {
  const surface = sentence.slice(token?.start, token?.end)
  // 北上 in a case of 北上市 is the place.
  const own = [...places].find(([name]) => name.slice(0, -1) === surface)
  return { surface, reading: own?.[1].bare ?? token?.reading ?? surface }
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

/** Readings by the name of the place; those that are not official are the romaji of a slug. */
export type PlaceReadings = ReadonlyMap<string, PlaceReading & { isOfficial: boolean }>

/**
 * The readings of the municipalities of cases. What is not in the table (a prefecture) is read as the slug of a case
 * that begins with it.
 */
export function collectPlaceReadings(cases: readonly Case[]): PlaceReadings {
  const readings = new Map<string, PlaceReading & { isOfficial: boolean }>()
  for (const { slug, municipalities } of cases) {
    for (const { name, prefecture } of municipalities) {
      const [official] = listPlaceReadings(name, prefecture)
      if (official) readings.set(name, { ...official, isOfficial: true })
    }
    const romaji = placeSlug.exec(slug)?.groups?.['place']
    const [place, ...others] = municipalities
    if (!romaji || !place || others.length > 0 || readings.has(place.name)) continue
    readings.set(place.name, { whole: romaji, bare: romaji, isOfficial: false })
  }
  return readings
}

/** Reads a title or a keyword; the places in it as they are read officially. */
export function readWithPlaces(text: string, places: PlaceReadings, analyzer: Analyzer): string {
  const found = [...places].find(([name, { isOfficial }]) => isOfficial && text.includes(name))
  if (!found) return text === '' ? '' : analyzer.read(text)
  const [name, { whole }] = found
  return text
    .split(name)
    .map((piece) => readWithPlaces(piece, places, analyzer))
    .join(whole)
}
