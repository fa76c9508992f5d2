/** Suggestions while typing: titles, municipalities, keywords and scenes, by the start of surface, reading or romaji. */

import type { Case } from '../cases/case.ts'
import type { SuggestAnswer } from '../contract.ts'
import { normalizeText } from '../text/normalize.ts'
import { soundKey } from '../text/sound.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { scenes } from '../vocabulary.ts'
import { collectPlaceSounds } from './place-sound.ts'

type Suggestion = SuggestAnswer['suggestions'][number]
/** What a case offers: its words, how they are written in normal form, and how they sound. */
type Offer = Suggestion & { surface: string; sound: string }
type Entry = Offer & { cases: number }

const mostSuggestions = 8

/** Kana or romaji: its sound is what is being typed. Kanji have been chosen already. */
const isSpelt = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}ー\s]+$/u

export type Suggester = (typed: string) => Suggestion[]

/** Prepares the entries of a library; asking then takes well under a millisecond a thousand entries. */
export function createSuggester(cases: readonly Case[], analyzer: Analyzer): Suggester {
  const entries = collectEntries(cases, analyzer)
  return (typed) => {
    const surface = normalizeText(typed).trim()
    if (!surface) return []
    const sound = isSpelt.test(surface) ? soundKey(surface) : ''
    const ranked: { entry: Entry; rank: number }[] = []
    for (const entry of entries) {
      const rank = rankEntry(entry, surface, sound)
      if (rank > 0) ranked.push({ entry, rank })
    }
    return ranked
      .sort(
        (a, b) =>
          b.rank - a.rank ||
          b.entry.cases - a.entry.cases ||
          a.entry.text.length - b.entry.text.length ||
          (a.entry.text < b.entry.text ? -1 : 1),
      )
      .slice(0, mostSuggestions)
      .map(({ entry: { text, kind, slug } }) => ({ text, kind, ...(slug && { slug }) }))
  }
}

/** The start of the written word, then the start of its sound, then any part of the written word. */
function rankEntry(entry: Entry, surface: string, sound: string): number {
  if (entry.surface.startsWith(surface)) return 3
  if (sound && entry.sound.startsWith(sound)) return 2
  return surface.length > 1 && entry.surface.includes(surface) ? 1 : 0
}

function collectEntries(cases: readonly Case[], analyzer: Analyzer): Entry[] {
  const entries = new Map<string, Entry>()
  const placeSounds = collectPlaceSounds(cases)
  const sceneOffers = scenes.map(({ label }) => makeOffer(label, 'scene', analyzer))
  for (const offer of [...cases.flatMap((found) => listOffers(found, analyzer)), ...sceneOffers]) {
    // What a word already stands for counts: a place that is also a keyword is shown as the place.
    const known = entries.get(offer.text)
    const romaji = offer.kind === 'municipality' ? placeSounds.get(offer.text) : undefined
    if (known) known.cases++
    else entries.set(offer.text, { ...offer, ...(romaji && { sound: soundKey(romaji) }), cases: 1 })
  }
  return [...entries.values()]
}

/** Found out once for a version of a case: reading a title takes longer than everything else here. */
const offersOf = new WeakMap<Case, Offer[]>()

function listOffers(found: Case, analyzer: Analyzer): Offer[] {
  const known = offersOf.get(found) ?? [
    {
      ...makeOffer(found.title.split(' ― ')[0] ?? found.title, 'case', analyzer),
      slug: found.slug,
    },
    ...found.municipalities.map(({ name }) => makeOffer(name, 'municipality', analyzer)),
    ...found.keywords.map((keyword) => makeOffer(keyword, 'keyword', analyzer)),
  ]
  offersOf.set(found, known)
  return known
}

function makeOffer(text: string, kind: Suggestion['kind'], analyzer: Analyzer): Offer {
  return { text, kind, surface: normalizeText(text), sound: soundKey(analyzer.read(text)) }
}
