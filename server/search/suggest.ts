/** Suggestions while typing: titles, municipalities, keywords and scenes, by the start of their surface or reading. */

import type { Case } from '../cases/case.ts'
import type { SuggestAnswer } from '../contract.ts'
import { normalizeText, toHiragana } from '../text/normalize.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { scenes } from '../vocabulary.ts'

type Suggestion = SuggestAnswer['suggestions'][number]
type Entry = Suggestion & { surface: string; reading: string; cases: number }

const mostSuggestions = 8

export type Suggester = (typed: string) => Suggestion[]

/** Prepares the entries of a library; asking then takes well under a millisecond a thousand entries. */
export function createSuggester(cases: readonly Case[], analyzer: Analyzer): Suggester {
  const entries = collectEntries(cases, analyzer)
  return (typed) => {
    const surface = normalizeText(typed).trim()
    if (!surface) return []
    const reading = toHiragana(surface)
    return entries
      .map((entry) => ({ entry, rank: rankEntry(entry, surface, reading) }))
      .filter(({ rank }) => rank > 0)
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

/** The start of the written word, then the start of its reading, then any part of the written word. */
function rankEntry(entry: Entry, surface: string, reading: string): number {
  if (entry.surface.startsWith(surface)) return 3
  if (entry.reading.startsWith(reading)) return 2
  return surface.length > 1 && entry.surface.includes(surface) ? 1 : 0
}

function collectEntries(cases: readonly Case[], analyzer: Analyzer): Entry[] {
  const entries = new Map<string, Entry>()
  const add = (text: string, kind: Suggestion['kind'], slug?: string) => {
    const known = entries.get(`${kind} ${text}`)
    if (known) known.cases++
    else {
      const surface = normalizeText(text)
      const reading = analyzer.read(text)
      entries.set(`${kind} ${text}`, {
        text,
        kind,
        surface,
        reading,
        cases: 1,
        ...(slug && { slug }),
      })
    }
  }
  for (const { title, slug, municipalities, keywords } of cases) {
    add(title.split(' ― ')[0] ?? title, 'case', slug)
    for (const { name } of municipalities) add(name, 'municipality')
    for (const keyword of keywords) add(keyword, 'keyword')
  }
  for (const { label } of scenes) add(label, 'scene')
  return [...entries.values()]
}
