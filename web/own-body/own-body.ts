/** The reader's own municipality, kept in this browser. */

import { formatSearch, type SearchState } from '../../server/contract/address.ts'
import type { MunicipalitiesAnswer } from '../../server/contract/api.ts'
import { readAddress } from '../../server/contract/read-address.ts'
import { cleanText, isFields, readJson } from '../../server/contract/untrusted-values.ts'
import { storeValue } from '../stored-value.ts'

export type OwnBody = MunicipalitiesAnswer['municipalities'][number]

/** The name of a body with its prefecture: there are two cities of 府中. */
export function nameBody({ prefecture, name }: OwnBody): string {
  return name === prefecture ? name : `${prefecture} ${name}`
}

const longestName = 40
const mostPeople = 99_999_999

const stored = storeValue<OwnBody>('kaizen-own-body', parseOwnBody, JSON.stringify)

/** The own body where the reader has chosen one. */
export const useOwnBody = stored.useValue

/** Keeps the body, or forgets it. */
export const changeOwnBody = stored.write

/** Reads what is kept; anything that is no body with people in it is none. */
export function parseOwnBody(text: string): OwnBody | undefined {
  const value = readJson(text)
  if (!isFields(value)) return undefined
  const { name, prefecture, population } = value
  if (typeof name !== 'string' || name === '' || typeof prefecture !== 'string') return undefined
  if (typeof population !== 'number' || !Number.isSafeInteger(population)) return undefined
  if (population < 1 || population > mostPeople) return undefined
  return {
    name: cleanText(name, longestName),
    prefecture: cleanText(prefecture, longestName),
    population,
  }
}

/** Where the own body is chosen; the address carries the search that the reader comes from, to go on with it. */
export function ownBodyHref(state: SearchState): string {
  const search = formatSearch({ ...state, page: 1 })
  return search === '' ? '/locate#own' : `/locate?${new URLSearchParams({ search })}#own`
}

/** The search that the reader has come from, in the order of nearness to the own body's size; all cases without one. */
export function readSearchBySize(address: string, own: OwnBody): SearchState {
  const search = new URLSearchParams(address).get('search') ?? ''
  return { ...readAddress(search).state, sort: 'size', own: own.population }
}
