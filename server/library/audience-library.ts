/**
 * The library as one audience reads it: each of its answers is made of one catalogue and of the engine that holds
 * exactly the cases of that catalogue. Whoever holds the library of everybody cannot be told anything of another case.
 */

import { readDayInJapan } from '../contract/format.ts'
import type { WithdrawnCase } from '../contract/withdrawn.ts'
import type { WriteWord } from '../exports/download.ts'
import { openDump } from '../exports/dump.ts'
import { openExports } from '../exports/open-exports.ts'
import { openKits } from '../kit/open-kits.ts'
import type { SearchEngine } from '../search/engine.ts'
import { findMunicipalities } from '../search/find-municipalities.ts'
import { createAnswerCache } from './answer-cache.ts'
import { toSourcedText } from './case-answer.ts'
import type { Catalogue } from './catalogue.ts'
import type { Library } from './library.ts'
import { type ShelfSearchParts, searchShelf } from './search-shelf.ts'

/** What one audience may read, and the engine that finds in it. */
export type AudienceShelf = { catalogue: Catalogue; engine: SearchEngine }

type AudienceParts = ShelfSearchParts & {
  /** Cases that its readers knew and that are gone, by every name they had. */
  withdrawn: () => ReadonlyMap<string, WithdrawnCase>
  /** The shelf as it is now; another object after every change of the folder. */
  current: () => AudienceShelf
  writeWord: WriteWord
  /** The day in Japan, wherever the library stands. */
  readDay?: () => string
}

/** What is the same for all audiences: how the server is, and its end. */
type SharedPart = 'health' | 'troubles' | 'problems' | 'close'

type AudienceLibrary = Omit<Library, SharedPart> & {
  /** Forgets the answers it has kept; to be called after every change of the folder. */
  forgetAnswers: () => void
}

/** Opens the library of one audience. */
export function openAudienceLibrary(parts: AudienceParts): AudienceLibrary {
  const { current, analyzer, writeWord, readDay = readDayInJapan } = parts
  const searchNow: Library['search'] = async (request, signal) => {
    const asked = current()
    const answer = await searchShelf(asked, parts, request, signal)
    // Swapped in the middle: an answer made half of the old catalogue and half of the new is none.
    return asked === current() ? answer : searchNow(request, signal)
  }
  const answers = createAnswerCache(searchNow)
  const { search } = answers
  const files = {
    find: (slug: string) => current().catalogue.readCase(slug),
    listCases: () => current().catalogue.listCases(),
    read: analyzer.read,
    readDay,
    writeWord,
  }
  return {
    search,
    forgetAnswers: answers.clear,
    ...openExports({ ...files, search }),
    ...openKits(files),
    ...openDump(files.listCases),
    findCase: (slug, origin) => current().catalogue.findCase(slug, origin),
    readText: (slug) => {
      const found = current().catalogue.readCase(slug)
      return found && toSourcedText(found)
    },
    findWithdrawn: (slug) => parts.withdrawn().get(slug),
    cards: (slugs) => current().catalogue.cards(slugs),
    suggest: (text) => ({ suggestions: current().catalogue.suggest(text) }),
    findMunicipalities,
    start: () => current().catalogue.start(),
    locate: () => current().catalogue.locate(),
    coverage: () => current().catalogue.coverage(),
    updates: () => current().catalogue.updates(),
    barriers: (population) => current().catalogue.barriers(population),
  }
}
