import type { VNode } from 'preact'
import { Notice } from './Notice.tsx'

/** What was left out or set otherwise on the way to what is shown. */
export function NoteList({ notes }: { notes: readonly string[] }): VNode {
  return (
    <>
      {notes.map((note) => (
        <Notice key={note} word="知らせ">
          {note}
        </Notice>
      ))}
    </>
  )
}
