import { useEffect, useState } from 'preact/hooks'
import type { SuggestAnswer } from '../../server/contract.ts'
import { loadSuggestions } from '../api.ts'

const pauseMs = 120

const none: readonly Suggestion[] = []

export type Suggestion = SuggestAnswer['suggestions'][number]

/** Suggestions for a typed beginning after a short pause; none while they are not wanted. */
export function useSuggestions(text: string, wanted: boolean): readonly Suggestion[] {
  const [items, setItems] = useState<readonly Suggestion[]>(none)
  const beginning = text.trim()
  useEffect(() => {
    if (!wanted || beginning === '') {
      setItems(none)
      return
    }
    const controller = new AbortController()
    const show = (found: readonly Suggestion[]): void => {
      if (!controller.signal.aborted) setItems(found)
    }
    const timer = setTimeout(() => {
      // Suggestions are a help, not an answer: without them typing goes on as before.
      loadSuggestions(beginning, controller.signal).then(show, () => show(none))
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [beginning, wanted])
  return wanted ? items : none
}
