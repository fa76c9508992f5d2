/** The place of pages that are files: as a browser sees them from an open one, and as they name each other when written. */

import { type Place, parsePath } from '../place.ts'
import { fileOf, namePath, pathBelow } from './folder-files.ts'

/**
 * Pages below a folder. Chromium lets the history of a `file:` document name that file only, with any query: there a
 * step names its path in the query. By the address of such a folder nobody else finds anything.
 */
export function makeFolderPlace(folder: URL, open: () => string): Place {
  const toHref = (path: string): string => new URL(fileOf(path), folder).href
  const isLocal = folder.protocol === 'file:'
  return {
    toHref,
    toEntry: (path) => {
      const own = new URL(toHref(path))
      const current = new URL(open())
      if (!isLocal || own.pathname === current.pathname) return own.href
      const { pathname, search, hash } = parsePath(path)
      current.search = namePath(pathname + search)
      current.hash = hash
      return current.href
    },
    toPath: (url) => pathBelow(folder, url),
    toPublic: (path) => (isLocal ? undefined : toHref(path)),
  }
}

/** The way from the file of a page up to the folder, before the name of another file. */
export function wayUp(page: string): string {
  const [file = ''] = fileOf(page).split(/[?#]/)
  return '../'.repeat(file.split('/').length - 1)
}
