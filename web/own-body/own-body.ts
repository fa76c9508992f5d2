/** The reader's own municipality, kept in this browser and shared by all its pages. */

import { useLayoutEffect, useState } from 'preact/hooks'
import type { MunicipalitiesAnswer } from '../../server/contract/api.ts'
import { makeSafe } from '../lists/safe-storage.ts'
import { cleanText, isFields, readJson } from '../lists/untrusted-values.ts'

export type OwnBody = MunicipalitiesAnswer['municipalities'][number]

export const ownBodyKey = 'kaizen-own-body'

/** Reads what is kept; anything that is no body with people in it is none. */
export function parseOwnBody(text: string | undefined): OwnBody | undefined {
  const value = text === undefined ? undefined : readJson(text)
  if (!isFields(value)) return undefined
  const { name, prefecture, population } = value
  const isBody = typeof name === 'string' && typeof prefecture === 'string' && name !== ''
  if (!isBody || !Number.isSafeInteger(population)) return undefined
  const people = Number(population)
  if (people < 1 || people > mostPeople) return undefined
  return {
    name: cleanText(name, longestName),
    prefecture: cleanText(prefecture, longestName),
    population: people,
  }
}

const longestName = 40
const mostPeople = 99_999_999

const storage = makeSafe(() => localStorage)
const listeners = new Set<() => void>()
/** Where nothing can be kept, the choice lasts as long as the page. */
let unkept: OwnBody | undefined

/** Keeps the body, or forgets it. */
export function changeOwnBody(body: OwnBody | undefined): void {
  unkept = body
  if (body === undefined) storage.remove(ownBodyKey)
  else storage.write(ownBodyKey, JSON.stringify(body))
  for (const listener of listeners) listener()
}

function readOwnBody(): OwnBody | undefined {
  return parseOwnBody(storage.read(ownBodyKey)) ?? unkept
}

/** The own body, also when another tab changes it; on the server and in the first drawing it is not known yet. */
export function useOwnBody(): OwnBody | undefined {
  const [body, setBody] = useState<OwnBody>()
  useLayoutEffect(() => {
    const read = (): void => setBody(readOwnBody())
    const hear = ({ key }: StorageEvent): void => {
      if (key !== ownBodyKey && key !== null) return
      unkept = undefined
      read()
    }
    read()
    listeners.add(read)
    window.addEventListener('storage', hear)
    return () => {
      listeners.delete(read)
      window.removeEventListener('storage', hear)
    }
  }, [])
  return body
}
