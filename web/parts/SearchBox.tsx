import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  facetHref,
  listConditions,
  type SearchState,
  searchHref,
} from '../../server/contract/address.ts'
import { findTerm, scenes } from '../../server/contract/vocabulary.ts'
import { visit } from '../navigation.ts'
import {
  isComposingKey,
  type Suggestion,
  useListKeys,
  useSuggestions,
  useTypedText,
} from './use-search-box.ts'

type SearchBoxProps = {
  state: SearchState
  label: string
  className?: string
  /** Whether typing searches, or only the button and Enter. */
  live?: boolean
}

/** The search box: a plain form, with suggestions where scripts run. The input method goes first. */
export function SearchBox({ state, label, className = '', live = false }: SearchBoxProps): VNode {
  const input = useRef<HTMLInputElement>(null)
  const [composing, setComposing] = useState(false)
  const [open, setOpen] = useState(false)
  const { text, setText, noteSent } = useTypedText(state, live, composing)
  const items = useSuggestions(text, open && !composing)
  const { active, leaveList, pressListKey } = useListKeys(items, pick, close)

  // Text typed before the scripts arrived is kept.
  useEffect(() => {
    if (input.current !== null) setText(input.current.value)
  }, [setText])

  function close(): void {
    setOpen(false)
    leaveList()
  }
  function type(value: string): void {
    setText(value)
    setOpen(true)
    leaveList()
  }
  function pick(item: Suggestion): void {
    close()
    if (item.slug === undefined) {
      setText(item.text)
      noteSent(item.text)
    }
    void visit(hrefOf(item, state), 'push')
  }
  function pressKey(event: KeyboardEvent): void {
    const isOurs = isComposingKey(event) ? event.key === 'Enter' : pressListKey(event.key)
    // A box of the type search empties at Escape, and with it the list, which nothing would bring back.
    const wouldEmpty = event.key === 'Escape' && !isComposingKey(event)
    if (isOurs || wouldEmpty) event.preventDefault()
  }
  function submit(event: SubmitEvent): void {
    if (composing) {
      event.preventDefault()
      return
    }
    noteSent(text)
    close()
  }

  return (
    <search>
      <form class={`search ${className}`} action="/search" onSubmit={submit}>
        <label for="q">{label}</label>
        <div class="search-row">
          <input
            ref={input}
            id="q"
            name="q"
            type="search"
            maxLength={200}
            autocomplete="off"
            placeholder="例　若手の提案が続かない"
            // biome-ignore lint/a11y/noRedundantRoles: the types ask for a list, but without one no role is implied.
            role="combobox"
            list={undefined}
            aria-autocomplete="list"
            aria-expanded={items.length > 0}
            aria-controls={suggestionListId}
            aria-activedescendant={active < 0 ? undefined : suggestionId(active)}
            value={text}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={pressKey}
            onBlur={close}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={(event) => {
              setComposing(false)
              type(event.currentTarget.value)
            }}
          />
          <button type="submit" class="button">
            探す
          </button>
          <SuggestionList items={items} active={active} onPick={pick} />
        </div>
        <HiddenFields pairs={listConditions({ ...state, q: '' })} />
      </form>
    </search>
  )
}

/** A case opens, a scene becomes a condition, other words are searched for. */
function hrefOf(item: Suggestion, state: SearchState): string {
  if (item.slug !== undefined) return `/cases/${item.slug}`
  const scene = item.kind === 'scene' ? findTerm(scenes, item.text) : undefined
  return scene === undefined
    ? searchHref({ ...state, q: item.text, page: 1 })
    : facetHref('scene', scene.id)
}

const kinds = { case: '事例', municipality: '自治体', keyword: '語', scene: '場面' } as const

const suggestionListId = 'suggestions'

/** The id of an option, for the box to point at. */
function suggestionId(index: number): string {
  return `suggestion-${index}`
}

type SuggestionListProps = {
  items: readonly Suggestion[]
  active: number
  onPick: (item: Suggestion) => void
}

/** What the typed beginning could become, below the box. */
function SuggestionList({ items, active, onPick }: SuggestionListProps): VNode {
  return (
    <div
      class="suggestions"
      id={suggestionListId}
      role="listbox"
      aria-label="候補"
      hidden={items.length === 0}
    >
      {items.map((item, index) => (
        <div
          key={`${item.kind}-${item.text}`}
          id={suggestionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // At the press, not the click: the box must keep the focus, or the list would close in between.
          onMouseDown={(event) => {
            event.preventDefault()
            if (event.button === 0) onPick(item)
          }}
        >
          <span>{item.text}</span>
          <span class="note">{kinds[item.kind]}</span>
        </div>
      ))}
    </div>
  )
}

/** What a form carries along unseen. */
export function HiddenFields({ pairs }: { pairs: readonly [string, string][] }): VNode {
  return (
    <>
      {pairs.map(([name, value]) => (
        <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
