/** The municipality of a new case, with what the cases at hand already know of it. */

import type { Case, Municipality } from '../../server/cases/case.ts'
import { labelOf, populationClasses, prefectures } from '../../server/contract/vocabulary.ts'

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
