/** Suggestions while typing: titles, municipalities, keywords and scenes, by the start of surface, reading or romaji. */

import type { Case } from '../cases/case.ts'
import type { SuggestAnswer } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import { scenes } from '../contract/vocabulary.ts'
import { writeCanonical } from '../text/canonical.ts'
import { normalizeText } from '../text/normalize.ts'
import { phoneticKey } from '../text/phonetic-key.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { collectPlaceReadings, type PlaceReadings, readWithPlaces } from './nouns.ts'

type Suggestion = SuggestAnswer['suggestions'][number]
/** A word as it is looked for: in canonical writing, and by its sound. */
type Form = { surface: string; sound: string }
type Entry = Suggestion & Form & { cases: number }

const mostSuggestions = 8

/** Kana or romaji: its sound is what is being typed. Kanji have been chosen already. */
const isSpelt = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}ー\s]+$/u

export type Suggester = (typed: string) => Suggestion[]

/** Prepares the entries of a library; asking then takes well under a millisecond a thousand entries. */
export function createSuggester(cases: readonly Case[], analyzer: Analyzer): Suggester {
  const entries = collectEntries(cases, analyzer)
  return (typed) => {
    const surface = writeCanonical(normalizeText(typed).trim())
    if (!surface) return []
    const sound = isSpelt.test(surface) ? phoneticKey(surface.replace(/[っッ]$/, '')) : ''
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
          compareText(a.entry.text, b.entry.text),
      )
      .slice(0, mostSuggestions)
      .map(({ entry: { text, kind, slug } }) => (slug ? { text, kind, slug } : { text, kind }))
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
  const read = openReader(analyzer)
  /** What a word already stands for counts: a place that is also a keyword is shown as the place. */
  const add = (
    text: string,
    kind: Suggestion['kind'],
    { slug, places = new Map() }: { slug?: string; places?: PlaceReadings } = {},
  ) => {
    const known = entries.get(text)
    if (known) return void known.cases++
    const entry: Entry = { text, kind, ...read(text, places), cases: 1 }
    if (slug !== undefined) entry.slug = slug
    entries.set(text, entry)
  }
  for (const found of cases) {
    const { title, slug, municipalities, keywords } = found
    const places = collectPlaceReadings([found])
    add(title.split(' ― ')[0] ?? title, 'case', { slug, places })
    for (const { name } of municipalities) add(name, 'municipality', { places })
    for (const keyword of keywords) add(keyword, 'keyword', { places })
  }
  for (const { label } of scenes) add(label, 'scene')
  return [...entries.values()]
}

/** The forms of words met before: sounding out a title takes longer than all else, and an edit leaves most as they are. */
const formsOf = new WeakMap<Analyzer, Map<string, Form>>()

function openReader(analyzer: Analyzer): (text: string, places: PlaceReadings) => Form {
  const forms = formsOf.get(analyzer) ?? new Map<string, Form>()
  formsOf.set(analyzer, forms)
  return (text, places) => {
    const known = forms.get(text)
    if (known) return known
    const reading = places.get(text)?.whole ?? readWithPlaces(text, places, analyzer)
    const form = { surface: writeCanonical(normalizeText(text)), sound: phoneticKey(reading) }
    forms.set(text, form)
    return form
  }
}
