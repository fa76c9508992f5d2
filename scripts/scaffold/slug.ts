/** A file name for a new case: the place, then the first words of the title, in romaji. */

import { prefectures } from '../../server/contract/vocabulary.ts'
import { toRomaji } from '../../server/text/sound.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import type { NewMunicipality } from './municipality.ts'

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
