import { useEffect, useRef, useState } from 'preact/hooks'
import { visit } from '../navigation.ts'
import { type SearchState, searchHref } from '../url.ts'

const pauseMs = 250

type TypedText = {
  text: string
  setText: (text: string) => void
  /** Notes that the text is being searched for by other means. */
  noteSent: (text: string) => void
}

/** The text in the box; where typing searches, it does so after a pause and never while composing. */
export function useTypedText(state: SearchState, live: boolean, composing: boolean): TypedText {
  const [text, setText] = useState(state.q)
  const sent = useRef(state.q)
  const q = text.trim()

  // Another search may come onto the screen; the answer to what was typed here must not undo later typing.
  useEffect(() => {
    if (state.q === sent.current) return
    sent.current = state.q
    setText(state.q)
  }, [state])

  useEffect(() => {
    if (!live || composing || q === sent.current) return
    const timer = setTimeout(() => {
      if (q === sent.current) return
      sent.current = q
      void visit(searchHref({ ...state, q, page: 1 }), 'replace')
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [live, composing, q, state])

  const noteSent = (value: string): void => {
    sent.current = value.trim()
  }
  return { text, setText, noteSent }
}
