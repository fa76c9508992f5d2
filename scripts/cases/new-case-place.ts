/** The municipality of a new case, with what the cases at hand know of it, and the file name that begins with it. */

import type { Case, Municipality } from '../../server/cases/case.ts'
import { labelOf, populationClasses, prefectures } from '../../server/contract/vocabulary.ts'
import { toRomaji } from '../../server/text/phonetic-key.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'

export type NewMunicipality = {
  name: string
  prefecture?: string
  code?: string
  /** A label of the vocabulary. */
  population?: string
  /** How the file names of its other cases begin: 福岡市 is fukuoka-city. */
  slugHead?: string
}

/** Reads 「福井市」 or 「福井県福井市」 and adds what the cases tell of that place. */
export function describeMunicipality(typed: string, cases: readonly Case[]): NewMunicipality {
  const { name, prefecture } = splitPrefecture(typed)
  const own = cases.filter(({ municipalities }) =>
    municipalities.some((one) => isSame(one, name, prefecture)),
  )
  const known = own
    .flatMap(({ municipalities }) => municipalities)
    .find((one) => isSame(one, name, prefecture))
  return {
    name,
    ...pick('prefecture', prefecture ?? known?.prefecture ?? guessPrefecture(name)),
    ...pick('code', known?.code),
    ...pick('population', populationOf(own) ?? guessPopulation(name)),
    ...pick('slugHead', slugHeadOf(name, own)),
  }
}

function pick<Key extends string>(key: Key, value: string | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string }
}

const realPrefectures = prefectures.filter(({ id }) => id !== 'nationwide')

function splitPrefecture(typed: string): { name: string; prefecture?: string } {
  const found = realPrefectures.find(({ label }) => typed.startsWith(label) && typed !== label)
  if (!found) return { name: typed }
  return { name: typed.slice(found.label.length).trim(), prefecture: found.label }
}

function isSame(one: Municipality, name: string, prefecture: string | undefined): boolean {
  return one.name === name && (prefecture === undefined || one.prefecture === prefecture)
}

function guessPrefecture(name: string): string | undefined {
  return realPrefectures.find(({ label }) => label === name)?.label
}

/** A case of several municipalities has the class of all of them together. */
function populationOf(cases: readonly Case[]): string | undefined {
  const alone = cases.find(({ municipalities }) => municipalities.length === 1)
  return alone && labelOf(populationClasses, alone.population)
}

function guessPopulation(name: string): string | undefined {
  if (guessPrefecture(name)) return labelOf(populationClasses, 'prefecture')
  if (/[町村]$/.test(name)) return labelOf(populationClasses, 'town-village')
  if (name.endsWith('区')) return labelOf(populationClasses, 'special-ward')
  return undefined
}

function slugHeadOf(name: string, cases: readonly Case[]): string | undefined {
  for (const { slug, municipalities } of cases) {
    const head = /^[a-z0-9-]+?-(?:city|town|village|pref)(?=-)/.exec(slug)?.[0]
    if (head && municipalities[0]?.name === name) return head
  }
  return undefined
}

const mostWords = 3

/**
 * The proposal, or undefined where the place has a character of unknown reading. Readings of names are
 * a dictionary's guess, so a person has to look at them.
 */
export function proposeSlug(
  municipality: NewMunicipality,
  title: string,
  analyzer: Analyzer,
): string | undefined {
  const place = municipality.slugHead ?? romanizePlace(municipality.name, analyzer)
  const words = splitSlug(place)
  if (words.length === 0) return undefined
  return [...words, ...romanizeTitle(title, municipality.name, analyzer)].join('-')
}

/** What the last character of a name becomes, and how it is read at the end of one. */
const suffixes: Readonly<Record<string, { slug: string; reading: RegExp }>> = {
  市: { slug: 'city', reading: /し$/ },
  区: { slug: 'city', reading: /く$/ },
  町: { slug: 'town', reading: /(?:まち|ちょう)$/ },
  村: { slug: 'village', reading: /(?:むら|そん)$/ },
}

function romanizePlace(name: string, analyzer: Analyzer): string {
  const prefecture = prefectures.find(({ label }) => label === name)
  if (prefecture) return prefecture.id === 'nationwide' ? 'zenkoku' : `${prefecture.id}-pref`
  // Read whole: the suffix tells the dictionary that it is a name (八女市 is やめ, 八女 alone is not).
  const reading = analyzer.read(name)
  const suffix = suffixes[name.slice(-1)]
  if (!suffix) return toRomaji(reading)
  return `${toRomaji(reading.replace(suffix.reading, ''))}-${suffix.slug}`
}

/** A title is 「自治体の名＋取り組みの名 ― 何が起きたか」: what the case is called stands first. */
function romanizeTitle(title: string, name: string, analyzer: Analyzer): string[] {
  const [first = ''] = title
    .replaceAll(`${name}の`, ' ')
    .replaceAll(name, ' ')
    .split(/\s*[―—–:：]\s*/)
  const pieces = first.split(/[^\p{L}\p{N}ー]+/u).filter((piece) => piece !== '')
  return pieces
    .flatMap((piece) => romanizePiece(piece, analyzer))
    .flatMap(splitSlug)
    .slice(0, mostWords)
}

/** A name in kana alone (ちばレポ) is one word, which the dictionary would only take apart. */
function romanizePiece(piece: string, analyzer: Analyzer): string[] {
  if (/^[ぁ-ゖァ-ヶー]+$/.test(piece)) return [toRomaji(piece)]
  return analyzer
    .tokenize(piece)
    .map(({ reading, start, end }) => toRomaji(reading ?? piece.slice(start, end)))
}

/** What a file name may hold; a word with kanji of unknown reading is left out. */
function splitSlug(word: string): string[] {
  const plain = word.normalize('NFKC').toLowerCase()
  return /^[\x20-\x7e]*$/.test(plain) ? plain.split(/[^a-z0-9]+/).filter((part) => part !== '') : []
}
