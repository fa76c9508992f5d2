import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { sectionGuidance } from '../../server/contract/section-guidance.ts'
import type { SectionId } from '../../server/contract/vocabulary.ts'
import { TextButton } from '../parts/TextButton.tsx'
import { useDesk } from './desk-context.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { MarkToolbar } from './MarkToolbar.tsx'
import { mostCharacters } from './typed-text.ts'
import { useTyped } from './use-typed.ts'

type SectionEditorProps = { section: { id: SectionId; label: string } }

/** A section of the text: its buttons, its field, and the numbers in it that no fact has. */
export function SectionEditor({ section: { id, label } }: SectionEditorProps): VNode {
  const path = ['sections', id]
  const { report } = useDesk()
  const { value, type, note } = useTyped(path, {
    isOneLine: false,
    longest: mostCharacters.section,
  })
  const field = useRef<HTMLTextAreaElement>(null)
  const unknown = (report?.unknownNumbers ?? []).filter(({ section }) => section === id)
  const show = (number: string): void => {
    const at = value.indexOf(number)
    field.current?.focus()
    if (at >= 0) field.current?.setSelectionRange(at, at + number.length)
  }
  const about = {
    title: label,
    help: `${sectionGuidance[id]}。`,
    example: '',
    need: 'must',
  } as const
  return (
    <FieldFrame field={about} path={path} note={note}>
      {(control) => (
        <>
          <MarkToolbar label={label} find={() => field.current} />
          <textarea
            {...control}
            ref={field}
            class="desk-section"
            rows={6}
            value={value}
            onInput={type}
          />
          <p class="note num">{[...value.replace(/\[\^\d+\]/g, '')].length}字</p>
          {unknown.length > 0 && (
            <ul class="desk-numbers" aria-label={`${label}の、事実にない数`}>
              {unknown.map(({ number, sentence }) => (
                <li key={`${number} ${sentence}`}>
                  事実にない数 <b class="num">{number}</b>　<q>{sentence}</q>
                  <TextButton label="その所へ" about={number} onPress={() => show(number)} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </FieldFrame>
  )
}
