import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import {
  type Change,
  moveCase,
  removeCase,
  restoreCase,
  writeNote,
} from '../../lists/change-lists.ts'
import { casesIn, type KeptCase, type KeptList, most } from '../../lists/kept-list.ts'
import { changeLists } from '../../lists/list-keeper.ts'
import { SceneBadge } from '../../parts/SceneBadge.tsx'
import { TextButton } from '../../parts/TextButton.tsx'
import { type Cards, CaseLine } from './CaseLine.tsx'
import { type Drag, type GripHandlers, useDragOrder } from './use-drag-order.ts'

type ListRowsProps = { list: KeptList; cards: Cards; picking: Picking | undefined }

/** The rows of a list: moved, noted upon, taken out and brought back. What was done is said once. */
export function ListRows({ list, cards, picking }: ListRowsProps): VNode {
  const [announcement, setAnnouncement] = useState('')
  const [takenOut, setTakenOut] = useState<readonly string[]>([])
  const focusOn = useFocusAfterDrawing()
  const shown = casesIn(list)

  const change = (make: Change, said: string, button: string): void => {
    focusOn(button)
    setAnnouncement(said)
    changeLists(make)
  }
  const move = ({ slug, title }: KeptCase, position: number, button: string): void => {
    if (position < 0 || position >= shown.length) return
    const said = `「${title}」を${shown.length}件の${position + 1}番目にした`
    change(moveCase(list.id, slug, position), said, button)
  }
  const takeOut = ({ slug, title }: KeptCase): void => {
    setTakenOut((slugs) => [...slugs, slug])
    change(removeCase(list.id, slug), `「${title}」を外した`, rowButtonId('out', slug))
  }
  const bringBack = ({ slug, title }: KeptCase): void => {
    change(restoreCase(list.id, slug), `「${title}」を元に戻した`, rowButtonId('out', slug))
  }
  const { drag, gripOf } = useDragOrder((slug, position) => {
    const kept = shown.find((each) => each.slug === slug)
    if (kept !== undefined) move(kept, position, '')
  })

  const drawRow = (kept: KeptCase): VNode => {
    const position = shown.indexOf(kept)
    return (
      <ListRow
        key={kept.slug}
        listId={list.id}
        kept={kept}
        cards={cards}
        position={position}
        count={shown.length}
        picking={picking}
        grip={gripOf(kept.slug, position)}
        mark={drag === undefined ? '' : markOf(drag, kept.slug, shown)}
        onMove={(to, button) => move(kept, to, button)}
        onTakeOut={() => takeOut(kept)}
      />
    )
  }
  return (
    <>
      <p class="hidden-text" role="status">
        {announcement}
      </p>
      <ol>
        {list.cases
          .filter(({ slug, gone }) => !gone || takenOut.includes(slug))
          .map((kept) =>
            kept.gone ? (
              <li key={kept.slug} class="kept-out">
                「{kept.title}」を外した。
                <TextButton
                  label="元に戻す"
                  about={kept.title}
                  id={rowButtonId('out', kept.slug)}
                  onPress={() => bringBack(kept)}
                />
              </li>
            ) : (
              drawRow(kept)
            ),
          )}
      </ol>
    </>
  )
}

/** How a row looks while one is dragged: the one itself, or the one beside which it would come to stand. */
function markOf(drag: Drag, slug: string, shown: readonly KeptCase[]): string {
  if (slug === drag.slug) return 'kept--dragged'
  const others = shown.filter((kept) => kept.slug !== drag.slug)
  if (others[drag.position]?.slug === slug) return 'kept--before'
  return drag.position === others.length && others.at(-1)?.slug === slug ? 'kept--after' : ''
}

/** Puts the focus on the element of an id once it is drawn: a row that moves or goes takes the focus along. */
function useFocusAfterDrawing(): (id: string) => void {
  const wanted = useRef('')
  useLayoutEffect(() => {
    if (wanted.current !== '') document.getElementById(wanted.current)?.focus()
    wanted.current = ''
  })
  return (id) => {
    wanted.current = id
  }
}

/** Which cases of a long list are to be compared or discussed. */
type Picking = { picked: readonly string[]; toggle: (slug: string) => void }

type ListRowProps = {
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
function rowButtonId(button: 'up' | 'down' | 'out', slug: string): string {
  return `${button}-${slug}`
}

/** A case of the own list: its place in the order, what it is, and what the reader wrote to it. */
function ListRow({ listId, kept, cards, picking, ...row }: ListRowProps): VNode {
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

type PickCaseProps = { picking: Picking; slug: string; title: string }

function PickCase({ picking, slug, title }: PickCaseProps): VNode {
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
