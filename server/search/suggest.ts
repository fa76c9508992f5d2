/** Suggestions while typing: titles, municipalities, keywords and scenes, by the start of surface, reading or romaji. */

import type { Case } from '../cases/case.ts'
import type { SuggestAnswer } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import { scenes } from '../contract/vocabulary.ts'
import { writeCanonical } from '../text/canonical.ts'
import { normalizeText } from '../text/normalize.ts'
import { phoneticKey } from '../text/phonetic-key.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { findTexts, type JoinedTexts, joinTexts, textBorder } from './joined-texts.ts'
import { collectPlaceReadings, type PlaceReadings, readWithPlaces } from './nouns.ts'

type Suggestion = SuggestAnswer['suggestions'][number]
/** A word as it is looked for: in canonical writing, and by its sound. */
type Form = { surface: string; sound: string }
type Entry = Suggestion & Form & { cases: number }

const mostSuggestions = 8

/** Kana or romaji: its sound is what is being typed. Kanji have been chosen already. */
const isSpelt = /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}ー\s]+$/u

export type Suggester = (typed: string) => Suggestion[]

/** Prepares the entries of a library; asking then takes well under a millisecond. */
export function createSuggester(cases: readonly Case[], analyzer: Analyzer): Suggester {
  const entries = collectEntries(cases, analyzer).sort(compareEntries)
  const surfaces = joinTexts(entries.map(({ surface }) => surface))
  const sounds = joinTexts(entries.map(({ sound }) => sound))
  return (typed) => {
    const surface = writeCanonical(normalizeText(typed).trim()).replaceAll(textBorder, '')
    if (!surface) return []
    const sound = isSpelt.test(surface) ? phoneticKey(surface.replace(/[っッ]$/, '')) : ''
    const chosen = new Set<number>()
    const choose = (texts: JoinedTexts, sought: string) => {
      if (chosen.size >= mostSuggestions) return
      for (const number of findTexts(texts, sought, mostSuggestions)) chosen.add(number)
    }
    // The start of the written word, then the start of its sound, then any part of the written word.
    choose(surfaces, textBorder + surface)
    if (sound) choose(sounds, textBorder + sound)
    if (surface.length > 1) choose(surfaces, surface)
    return Array.from(chosen, (number) => entries[number] as Entry)
      .slice(0, mostSuggestions)
      .map(({ text, kind, slug }) => (slug ? { text, kind, slug } : { text, kind }))
  }
}

/** What more cases mention comes first, then what is shorter. */
function compareEntries(a: Entry, b: Entry): number {
  return b.cases - a.cases || a.text.length - b.text.length || compareText(a.text, b.text)
}

/** One mention of a word by a case, or by the vocabulary. */
type Mention = Suggestion & { form: Form }

function collectEntries(cases: readonly Case[], analyzer: Analyzer): Entry[] {
  const entries = new Map<string, Entry>()
  /** What a word already stands for counts: a place that is also a keyword is shown as the place. */
  const add = (mention: Mention) => {
    const known = entries.get(mention.text)
    if (known) return void known.cases++
    const { form, ...suggestion } = mention
    entries.set(mention.text, { ...suggestion, ...form, cases: 1 })
  }
  const { ofCase, read } = openReader(analyzer)
  for (const found of cases) for (const mention of ofCase(found)) add(mention)
  for (const { label } of scenes) add({ text: label, kind: 'scene', form: read(label, new Map()) })
  return [...entries.values()]
}

type Reader = {
  read: (text: string, places: PlaceReadings) => Form
  /** The title of a case without what follows its dash, its municipalities and its keywords. */
  ofCase: (found: Case) => readonly Mention[]
}

/** Forms and mentions met before: sounding out a title takes longer than all else, and an edit leaves most as they are. */
const readers = new WeakMap<Analyzer, Reader>()

function openReader(analyzer: Analyzer): Reader {
  const reader = readers.get(analyzer) ?? createReader(analyzer)
  readers.set(analyzer, reader)
  return reader
}

function createReader(analyzer: Analyzer): Reader {
  const forms = new Map<string, Form>()
  const mentions = new WeakMap<Case, readonly Mention[]>()
  const read = (text: string, places: PlaceReadings): Form => {
    const known = forms.get(text)
    if (known) return known
    const reading = places.get(text)?.whole ?? readWithPlaces(text, places, analyzer)
    const form = { surface: writeCanonical(normalizeText(text)), sound: phoneticKey(reading) }
    forms.set(text, form)
    return form
  }
  const listMentions = (found: Case): Mention[] => {
    const { slug, municipalities, keywords } = found
    const places = collectPlaceReadings([found])
    const mention = (text: string, kind: Suggestion['kind']) => {
      return { text, kind, form: read(text, places) }
    }
    const [title = found.title] = found.title.split(' ― ')
    return [
      { ...mention(title, 'case'), slug },
      ...municipalities.map(({ name }) => mention(name, 'municipality')),
      ...keywords.map((keyword) => mention(keyword, 'keyword')),
    ]
  }
  return {
    read,
    ofCase: (found) => {
      const known = mentions.get(found) ?? listMentions(found)
      mentions.set(found, known)
      return known
    },
  }
}
