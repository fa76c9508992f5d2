/** What the pages show that the browser takes over. Old and mistyped links open, with what was wrong said on the page. */

import { longestQuestion } from '../contract/one-page.ts'
import type { PageData } from '../contract/page-data.ts'
import { mostCompared } from '../contract/vocabulary.ts'
import type { Ask } from './ask.ts'
import { listSlugs, readParameters } from './parameters.ts'
import { readPageSearch } from './search-address.ts'

/** Asks for the start page. */
export function askStartPage(): Ask<PageData> {
  return (library) => ({ page: 'start', start: library.start() })
}

type ResultsPage = Extract<PageData, { page: 'results' }>

/** Asks for the page of a search. */
export function askResultsPage(url: string): Ask<Promise<ResultsPage>> {
  const { search, state, dropped } = readPageSearch(url)
  return async (library, { signal }) => {
    const answer = await library.search(search, signal)
    return { page: 'results', state, answer, dropped }
  }
}

/** No name of a body is longer. */
const longestName = 40

/** Asks for the self-locator, with the bodies whose name was typed without scripts. */
export function askLocatePage(url: string): Ask<PageData> {
  const typed = readParameters(url).get('body')?.[0]
  return (library) => {
    const bodies =
      typed === undefined ? undefined : library.findMunicipalities(typed.slice(0, longestName))
    return { page: 'locate', locate: library.locate(), ...(bodies && { bodies }) }
  }
}

/** Asks for the page of what the library covers. */
export function askCoveragePage(): Ask<PageData> {
  return (library) => ({ page: 'coverage', coverage: library.coverage() })
}

/** Asks for the page of cases side by side. */
export function askComparePage(url: string): Ask<PageData> {
  const named = listSlugs(readParameters(url))
  const slugs = named.slice(0, mostCompared)
  return (library) => {
    const comparison = library.compare(slugs)
    return {
      page: 'compare',
      missing: comparison?.missing ?? slugs,
      leftOut: named.length - slugs.length,
      ...(comparison && { comparison }),
    }
  }
}

/** Asks for the page on which cases stand under one question. */
export function askOnePagePage(url: string): Ask<PageData> {
  const parameters = readParameters(url)
  const named = listSlugs(parameters)
  const slugs = named.slice(0, mostCompared)
  const question = (parameters.get('q')?.[0] ?? '').trim().slice(0, longestQuestion)
  return (library) => {
    const onePage = library.onePage(slugs, question)
    return {
      page: 'onepage',
      question,
      missing: onePage?.missing ?? slugs,
      leftOut: named.length - slugs.length,
      ...(onePage && { onePage }),
    }
  }
}
