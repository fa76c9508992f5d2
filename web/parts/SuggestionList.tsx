import type { VNode } from 'preact'
import type { Suggestion } from './use-suggestions.ts'

const kinds = { case: '事例', municipality: '自治体', keyword: '語', scene: '場面' } as const

export const suggestionListId = 'suggestions'

/** The id of an option, for the box to point at. */
export function suggestionId(index: number): string {
  return `suggestion-${index}`
}

type Props = {
  items: readonly Suggestion[]
  active: number
  onPick: (item: Suggestion) => void
}

/** What the typed beginning could become, below the box. */
export function SuggestionList({ items, active, onPick }: Props): VNode {
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
