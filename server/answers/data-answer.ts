/** What the addresses answer that ask for data: search, suggestions, names of bodies, cards. */

import type {
  CardsAnswer,
  MunicipalitiesAnswer,
  SearchAnswer,
  SuggestAnswer,
} from '../contract/api.ts'
import { AppError } from '../errors.ts'
import type { Ask } from './ask.ts'
import { readParameters, readText, refuseUnknown } from './parameters.ts'
import { readSearch } from './search-address.ts'

/** Asks for the cases that answer a question. */
export function askSearch(url: string): Ask<Promise<SearchAnswer>> {
  const search = readSearch(url)
  return (library, { signal }) => library.search(search, signal)
}

/** Asks what a typed beginning could become. */
export function askSuggestions(url: string): Ask<SuggestAnswer> {
  const text = readTyped(url)
  return (library) => (text === '' ? { suggestions: [] } : library.suggest(text))
}

/** Asks for the bodies whose name begins so. */
export function askMunicipalities(url: string): Ask<MunicipalitiesAnswer> {
  const text = readTyped(url)
  return (library) => ({ municipalities: library.findMunicipalities(text) })
}

export const typedParameters: readonly string[] = ['q']

function readTyped(url: string): string {
  const parameters = readParameters(url)
  refuseUnknown(parameters, typedParameters)
  return readText(parameters)
}

/** As many as a list can hold. */
export const mostCards = 100
export const cardParameters: readonly string[] = ['slug']

/** Asks what a list shows of the cases that a reader has chosen, by their names. */
export function askCards(url: string): Ask<CardsAnswer> {
  const parameters = readParameters(url)
  refuseUnknown(parameters, cardParameters)
  const slugs = [...new Set(parameters.get('slug'))]
  if (slugs.length <= mostCards) return (library) => library.cards(slugs)
  const want = `一度に${mostCards}件までにしてください。`
  throw new AppError('BAD_PARAMETER', { name: 'slug', got: `${slugs.length}件`, want })
}
