import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'

/** Says a text politely from its first change on: what is there from the start is no news. */
export function News({ text }: { text: string | undefined }): VNode {
  const first = useRef<string | undefined>(undefined)
  if (first.current === undefined) first.current = text
  else if (first.current !== text) first.current = ''
  return (
    <p class="hidden-text" role="status">
      {first.current === '' && text}
    </p>
  )
}
