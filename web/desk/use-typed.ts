import { useState } from 'preact/hooks'
import { useDesk } from './desk-context.ts'
import { type Path, readAt } from './draft-path.ts'
import { cleanedNote, cleanTyped, mostCharacters, refuseLength } from './typed-text.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

type Typed = {
  value: string
  type: (event: { currentTarget: TextElement }) => void
  /** What was left out, or not taken in. */
  note: string | undefined
}

type Kind = { isOneLine: boolean; longest?: number; read?: (text: string) => unknown }

/** A text of the draft while it is typed: cleaned, and refused in words where no case is so long. */
export function useTyped(path: Path, { isOneLine, longest, read }: Kind): Typed {
  const { draft, step } = useDesk()
  const [note, setNote] = useState<string>()
  const [typed, setTyped] = useState('')
  const stored = readAt(draft, path)
  const plain = stored === undefined || stored === null ? '' : String(stored)
  // Digits of full width stay as they are typed: a field that is written to ends what an input method composes.
  const value = read && typed !== '' && read(typed) === stored ? typed : plain
  const most = longest ?? mostCharacters.field
  const type: Typed['type'] = ({ currentTarget }) => {
    const given = currentTarget.value
    const refusal = refuseLength(given, most)
    if (refusal !== undefined) {
      currentTarget.value = value
      setNote(refusal)
      return
    }
    const text = cleanTyped(given, isOneLine)
    if (text !== given) currentTarget.value = text
    setNote(text === given ? undefined : cleanedNote)
    setTyped(text)
    const taken = read ? read(text) : text
    // What has no value is no field of the head; sections and facts are there always.
    const next = taken === '' && path[0] === 'fields' ? undefined : taken
    if (next !== stored) step({ kind: 'set', path, value: next })
  }
  return { value, type, note }
}

/** A number in digits of either width; anything else stays a text, of which the check says what is wanted. */
export function readNumber(text: string): unknown {
  const plain = text.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(plain) ? Number(plain) : text
}
