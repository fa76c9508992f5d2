/** Municipalities and prefectures by what is typed of their name. */

import { useEffect, useState } from 'preact/hooks'
import { loadMunicipalities } from '../api.ts'
import type { OwnBody } from './own-body.ts'

const pauseMs = 120

/** The bodies whose name begins so, after a short pause; undefined while nothing is typed or known. */
export function useBodies(text: string): readonly OwnBody[] | undefined {
  const [bodies, setBodies] = useState<readonly OwnBody[]>()
  const name = text.trim()
  useEffect(() => {
    if (name === '') return setBodies(undefined)
    const controller = new AbortController()
    const show = (loaded?: readonly OwnBody[]): void => {
      if (!controller.signal.aborted) setBodies(loaded)
    }
    const timer = setTimeout(() => {
      loadMunicipalities(name, controller.signal).then(show, () => show())
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [name])
  return bodies
}
