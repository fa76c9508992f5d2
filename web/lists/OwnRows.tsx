import type { VNode } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { moveCase } from './change-lists.ts'
import { type Change, removeCase, restoreCase } from './choose-case.ts'
import { casesIn, type KeptCase, type KeptList } from './kept-list.ts'
import { changeLists } from './kept-lists.ts'
import { OwnRow, type Picking, rowButtonId } from './OwnRow.tsx'
import { TextButton } from './TextButton.tsx'
import type { Cards } from './use-cards.ts'
import { type Drag, useDragOrder } from './use-drag-order.ts'

type Props = { list: KeptList; cards: Cards; picking: Picking | undefined }

/** The rows of a list: moved, noted upon, taken out and brought back. What was done is said once. */
export function OwnRows({ list, cards, picking }: Props): VNode {
  const [news, setNews] = useState('')
  const [takenOut, setTakenOut] = useState<readonly string[]>([])
  const focusOn = useFocusAfterDrawing()
  const shown = casesIn(list)

  const change = (make: Change, said: string, button: string): void => {
    focusOn(button)
    setNews(said)
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
      <OwnRow
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
        {news}
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
