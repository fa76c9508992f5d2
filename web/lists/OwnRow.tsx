import type { VNode } from 'preact'
import { SceneBadge } from '../parts/SceneBadge.tsx'
import { CaseLine } from './CaseLine.tsx'
import { writeNote } from './change-lists.ts'
import { type KeptCase, most } from './kept-list.ts'
import { changeLists } from './kept-lists.ts'
import { TextButton } from './TextButton.tsx'
import type { Cards } from './use-cards.ts'
import type { GripHandlers } from './use-drag-order.ts'

/** Which cases of a long list are to be compared or discussed. */
export type Picking = { picked: readonly string[]; toggle: (slug: string) => void }

type Props = {
  listId: string
  kept: KeptCase
  cards: Cards
  position: number
  count: number
  picking: Picking | undefined
  grip: GripHandlers
  /** A class while rows are dragged. */
  mark: string
  onMove: (position: number, button: string) => void
  onTakeOut: () => void
}

/** The id of a button of a row, by which it keeps the focus. */
export function rowButtonId(button: 'up' | 'down' | 'out', slug: string): string {
  return `${button}-${slug}`
}

/** A case of the own list: its place in the order, what it is, and what the reader wrote to it. */
export function OwnRow({ listId, kept, cards, picking, ...row }: Props): VNode {
  const { slug, title, note } = kept
  const { position, count, onMove } = row
  const move = (label: string, way: 'up' | 'down', to: number): VNode => (
    <TextButton
      label={label}
      about={title}
      id={rowButtonId(way, slug)}
      idle={to < 0 || to >= count}
      onPress={() => onMove(to, rowButtonId(way, slug))}
    />
  )
  return (
    <li class={`kept ${row.mark}`} data-row>
      <div class="kept-order">
        <p class="kept-no num">{position + 1}</p>
        <SceneBadge scenes={cards.get(slug)?.scenes ?? []} />
        {move('上へ', 'up', position - 1)}
        {move('下へ', 'down', position + 1)}
        <span class="grip" title="つかんで動かす" {...row.grip}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M2 5h16M2 10h16M2 15h16" />
          </svg>
        </span>
      </div>
      <div>
        <CaseLine kept={kept} cards={cards} />
      </div>
      <div class="kept-side">
        <label for={`note-${slug}`}>
          メモ<span class="hidden-text">　{title}</span>
        </label>
        <textarea
          id={`note-${slug}`}
          rows={2}
          maxLength={most.note}
          value={note}
          onInput={({ currentTarget }) => changeLists(writeNote(listId, slug, currentTarget.value))}
        />
        {note !== '' && <p class="kept-note print-only">{note}</p>}
        <p class="list-buttons">
          {picking && <PickCase picking={picking} slug={slug} title={title} />}
          <TextButton
            label="外す"
            about={title}
            id={rowButtonId('out', slug)}
            onPress={row.onTakeOut}
          />
        </p>
      </div>
    </li>
  )
}

type PickProps = { picking: Picking; slug: string; title: string }

function PickCase({ picking, slug, title }: PickProps): VNode {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={picking.picked.includes(slug)}
        onChange={() => picking.toggle(slug)}
      />
      <span>
        使う<span class="hidden-text">　{title}</span>
      </span>
    </label>
  )
}
