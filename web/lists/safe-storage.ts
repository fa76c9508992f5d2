/** The storage of the browser, which may be refused, full or away at any moment: said by a value, never thrown. */

export type StorageRefusal = 'refused' | 'full'

export type SafeStorage = {
  read: (key: string) => string | undefined
  write: (key: string, text: string) => StorageRefusal | undefined
  remove: (key: string) => void
}

/** Wraps a storage; already asking for it may throw, where the reader has forbidden it. */
export function makeSafe(find: () => Storage): SafeStorage {
  return {
    read: (key) => {
      try {
        return find().getItem(key) ?? undefined
      } catch {
        return undefined
      }
    },
    write: (key, text) => {
      try {
        find().setItem(key, text)
        return undefined
      } catch (error) {
        return error instanceof DOMException && error.name === 'QuotaExceededError'
          ? 'full'
          : 'refused'
      }
    },
    remove: (key) => {
      try {
        find().removeItem(key)
      } catch {
        // Where nothing can be removed, nothing was kept.
      }
    },
  }
}
