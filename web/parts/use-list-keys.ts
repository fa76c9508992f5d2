import { useState } from 'preact/hooks'

type ListKeys = {
  /** The item that the arrows have reached; -1 is the box itself. */
  active: number
  leaveList: () => void
  /** Handles a key of the open list; false for keys that belong to the box. */
  pressListKey: (key: string) => boolean
}

/** Arrow keys, Enter and Escape in a list below a box that keeps the focus. */
export function useListKeys<Item>(
  items: readonly Item[],
  onPick: (item: Item) => void,
  onEscape: () => void,
): ListKeys {
  const [active, setActive] = useState(-1)
  const chosen = items[active]

  const pressListKey = (key: string): boolean => {
    if (items.length === 0) return false
    switch (key) {
      case 'ArrowDown':
        setActive(active + 1 < items.length ? active + 1 : -1)
        return true
      case 'ArrowUp':
        setActive(active < 0 ? items.length - 1 : active - 1)
        return true
      case 'Escape':
        onEscape()
        return true
      case 'Enter':
        if (chosen !== undefined) onPick(chosen)
        return chosen !== undefined
      default:
        return false
    }
  }
  return { active, leaveList: () => setActive(-1), pressListKey }
}
