/** One value that this browser keeps for all pages and tabs, and that lasts as long as the page where nothing can be kept. */

import { useLayoutEffect, useState } from 'preact/hooks'
import { makeSafe } from './lists/safe-storage.ts'

export type StoredValue<Value> = {
  read: () => Value | undefined
  /** Keeps the value, or forgets it. */
  write: (value: Value | undefined) => void
  /** The value, again whenever it changes, also in another tab; in the first drawing, which is the server's, unknown. */
  useValue: () => Value | undefined
}

/** Opens a place in the storage; what stands there may be anything, and `parse` takes only what it knows. */
export function storeValue<Value>(
  key: string,
  parse: (text: string) => Value | undefined,
  format: (value: Value) => string,
): StoredValue<Value> {
  const storage = makeSafe(() => localStorage)
  const listeners = new Set<() => void>()
  let unkept: Value | undefined

  const read = (): Value | undefined => {
    const text = storage.read(key)
    return (text === undefined ? undefined : parse(text)) ?? unkept
  }
  const write = (value: Value | undefined): void => {
    unkept = value
    if (value === undefined) storage.remove(key)
    else storage.write(key, format(value))
    for (const listener of listeners) listener()
  }
  const useValue = (): Value | undefined => {
    const [value, setValue] = useState<Value>()
    useLayoutEffect(() => {
      const show = (): void => setValue(() => read())
      const hear = (event: StorageEvent): void => {
        if (event.key !== key && event.key !== null) return
        unkept = undefined
        show()
      }
      show()
      listeners.add(show)
      window.addEventListener('storage', hear)
      return () => {
        listeners.delete(show)
        window.removeEventListener('storage', hear)
      }
    }, [])
    return value
  }
  return { read, write, useValue }
}
