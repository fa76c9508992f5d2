import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { isFields } from '../../server/contract/untrusted-values.ts'
import { TextButton } from '../parts/TextButton.tsx'
import { useDesk } from './desk-context.ts'
import { idOf, listAt } from './draft-path.ts'
import { focusSoon } from './focus-soon.ts'
import type { FieldProps } from './PlainField.tsx'
import { RowsField, type ShowField } from './RowsField.tsx'
import {
  countUses,
  listSourceNumbers,
  nextSourceNumber,
  renumberSources,
} from './source-numbers.ts'

/** The sources, each under its number; an address that is pasted becomes one. */
export function SourceRows(props: FieldProps & { Input: ShowField }): VNode {
  const { draft, step } = useDesk()
  const sources = listAt(draft, props.path)
  const uses = countUses(draft)
  const idAt = (index: number): unknown => {
    const source = sources[index]
    return isFields(source) ? source['id'] : undefined
  }
  const showUses = (index: number): VNode => {
    const count = uses.get(Number(idAt(index))) ?? 0
    return (
      <span class="note num" id={`${idOf(`sources.${index}.id`)}`} tabIndex={-1}>
        {count === 0 ? '本文と事実のどこからも指していない' : `本文と事実の${count}か所から`}
      </span>
    )
  }
  const isInOrder = listSourceNumbers(draft).every((id, index) => id === index + 1)
  return (
    <RowsField
      {...props}
      fresh={() => ({ id: nextSourceNumber(draft) })}
      left={['id']}
      nameRow={(index) => `出典 [${String(idAt(index) ?? '？')}]`}
      showHead={showUses}
    >
      <PastedAddress sources={sources} />
      {!isInOrder && (
        <TextButton
          label="番号を並びの順に振り直す（本文と事実の印も直る）"
          onPress={() => step({ kind: 'replace', draft: renumberSources(draft) })}
        />
      )}
    </RowsField>
  )
}

const webAddress = /^https?:\/\/[^\s"<>]+$/

/** A field into which an address is pasted: a new row has it, and the cursor stands where its title goes. */
function PastedAddress({ sources }: { sources: readonly unknown[] }): VNode {
  const { draft, step } = useDesk()
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const take = (typed: string): void => {
    const url = typed.trim()
    if (!webAddress.test(url)) {
      setSaid('http か https で始まるアドレスを貼る。')
      return
    }
    const known = sources.findIndex((source) => isFields(source) && source['url'] === url)
    setText('')
    if (known >= 0) {
      setSaid('同じアドレスの出典がある。')
      focusSoon(idOf(`sources.${known}.title`))
      return
    }
    setSaid('出典に足した。題を書く。')
    const value = { id: nextSourceNumber(draft), url }
    step({ kind: 'add', path: ['fields', 'sources'], value })
    focusSoon(idOf(`sources.${sources.length}.title`))
  }
  return (
    <div class="desk-paste">
      <label for="desk-paste">アドレスを貼ると、出典の行になる</label>
      <input
        id="desk-paste"
        type="text"
        inputMode="url"
        autocomplete="off"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text') ?? ''
          if (!webAddress.test(pasted.trim())) return
          event.preventDefault()
          take(pasted)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) take(text)
        }}
      />
      <p class="note" role="status">
        {said}
      </p>
    </div>
  )
}
