/** What the search box does while somebody types: suggestions, searching, and the keys of the list below it. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { SearchState } from '../../server/contract/address.ts'
import type { SuggestAnswer } from '../../server/contract/api.ts'
import { loadSuggestions } from '../api.ts'
import { visitTyped } from '../navigation.ts'

/** Between the keys of quick typing nothing is asked. */
const suggestPauseMs = 120

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
    const show = (loaded: readonly Suggestion[]): void => {
      if (!controller.signal.aborted) setItems(loaded)
    }
    const timer = setTimeout(() => {
      // Suggestions are a help, not an answer: without them typing goes on as before.
      loadSuggestions(beginning, controller.signal).then(show, () => show(none))
    }, suggestPauseMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [beginning, wanted])
  return wanted ? items : none
}

/** A little longer than for suggestions: a search changes the whole screen. */
const searchPauseMs = 150

type TypedText = {
  text: string
  setText: (text: string) => void
  /** Notes that the text is being searched for by other means. */
  noteSent: (text: string) => void
}

/** The text in the box; where typing searches, it does so after a pause and never while composing. */
export function useTypedText(state: SearchState, live: boolean, composing: boolean): TypedText {
  const [text, setText] = useState(state.q)
  const shown = useRef(state)
  shown.current = state
  /** What was last searched for from here; and that too, once it is answered whole. */
  const asked = useRef(state.q)
  const answered = useRef<string | undefined>(state.q)
  const q = text.trim()

  const noteSent = (value: string): void => {
    asked.current = value.trim()
    answered.current = asked.current
  }

  // Another search may come onto the screen; the answer to what was typed here must not undo later typing. At once with
  // the screen: an effect may come a second later where the page is busy, and took letters away that were typed meanwhile.
  useLayoutEffect(() => {
    if (state.q === asked.current) return
    noteSent(state.q)
    setText(state.q)
  }, [state])

  useEffect(() => {
    if (!live || composing || q === answered.current) return
    const typing = new AbortController()
    const timer = setTimeout(async () => {
      if (q === answered.current) return
      asked.current = q
      answered.current = undefined
      const next = { ...shown.current, q, page: 1 }
      if (await visitTyped(next, typing.signal)) answered.current = q
    }, searchPauseMs)
    return () => {
      clearTimeout(timer)
      typing.abort()
    }
  }, [live, composing, q])

  return { text, setText, noteSent }
}

type ListKeys = {
  /** The item that the arrows have reached; -1 is the box itself. */
  active: number
  leaveList: () => void
  /** Handles a key of the open list; false for keys that belong to the box. */
  pressListKey: (key: string) => boolean
}

/** Arrow keys, Enter and Escape in a list below a box that keeps the focus. */
export function useListKeys<Item>(
  items: readonly Item[],
  onPick: (item: Item) => void,
  onEscape: () => void,
): ListKeys {
  const [active, setActive] = useState(-1)
  const chosen = items[active]

  const pressListKey = (key: string): boolean => {
    if (items.length === 0) return false
    switch (key) {
      case 'ArrowDown':
        setActive(active + 1 < items.length ? active + 1 : -1)
        return true
      case 'ArrowUp':
        setActive(active < 0 ? items.length - 1 : active - 1)
        return true
      case 'Escape':
        onEscape()
        return true
      case 'Enter':
        if (chosen !== undefined) onPick(chosen)
        return chosen !== undefined
      default:
        return false
    }
  }
  return { active, leaveList: () => setActive(-1), pressListKey }
}

/**
 * Whether a key belongs to the input method and not to the page. Safari sends the Enter that ends a
 * composition after `compositionend`, marked only by its old key code.
 */
export function isComposingKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
