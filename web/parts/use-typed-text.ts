import { useEffect, useRef, useState } from 'preact/hooks'
import { visitTyped } from '../navigation.ts'
import type { SearchState } from '../url.ts'

const pauseMs = 150

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

  // Another search may come onto the screen; the answer to what was typed here must not undo later typing.
  useEffect(() => {
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
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      typing.abort()
    }
  }, [live, composing, q])

  return { text, setText, noteSent }
}
