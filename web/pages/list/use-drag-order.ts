import type { TargetedPointerEvent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Grip = TargetedPointerEvent<HTMLElement>

/** A row under way: `position` is where it would stand among the others, counted from 0. */
export type Drag = { slug: string; start: number; position: number }

export type GripHandlers = {
  onPointerDown: (event: Grip) => void
  onPointerMove: (event: Grip) => void
  onPointerUp: () => void
  onPointerCancel: () => void
}

type DragOrder = {
  drag: Drag | undefined
  gripOf: (slug: string, position: number) => GripHandlers
}

/** So near to an edge of the window the page moves along. */
const edgePx = 60
const stepPx = 12

/** Moves rows of a list by mouse, finger or pen at their grips; Escape lets go. Keys have buttons of their own. */
export function useDragOrder(onMove: (slug: string, position: number) => void): DragOrder {
  const [drag, setDrag] = useState<Drag>()
  const isDragging = drag !== undefined
  const letGo = (): void => setDrag(undefined)

  useEffect(() => {
    if (!isDragging) return undefined
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setDrag(undefined)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isDragging])

  return {
    drag,
    gripOf: (slug, start) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ slug, start, position: start })
      },
      onPointerMove: ({ currentTarget, clientY }) => {
        if (drag === undefined) return
        setDrag({ ...drag, position: countAbove(currentTarget, clientY) })
        if (clientY < edgePx) window.scrollBy(0, -stepPx)
        if (clientY > window.innerHeight - edgePx) window.scrollBy(0, stepPx)
      },
      onPointerUp: () => {
        if (drag !== undefined && drag.position !== drag.start) onMove(drag.slug, drag.position)
        letGo()
      },
      onPointerCancel: letGo,
    }),
  }
}

/** How many of the other rows have their middle above this height. */
function countAbove(grip: HTMLElement, y: number): number {
  const own = grip.closest('[data-row]')
  const rows = [...(own?.parentElement?.querySelectorAll(':scope > [data-row]') ?? [])]
  return rows.filter((row) => {
    const { top, height } = row.getBoundingClientRect()
    return row !== own && top + height / 2 < y
  }).length
}
