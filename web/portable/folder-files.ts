/** Which file of a folder holds which page: the address grammar is that of the server, and its paths end in files. */

import { populationClasses } from '../../server/contract/vocabulary.ts'
import { parsePath } from '../place.ts'

/** Pages that the worker answers with their data as they stand. */
export const sheetPages = ['/compare', '/onepage', '/kit', '/visit']

/** Pages with a file of their own, beside the cases. */
const filedPages = [
  ...['/', '/search', '/locate', '/coverage', '/list', '/plans', ...sheetPages],
  ...['/about', '/taxonomy', '/accessibility', '/updates', '/walls', '/all-cases', '/security'],
]

const sizes: readonly string[] = populationClasses.map(({ id }) => id)

/** Names a path in the query of any file. */
const pathKey = 'p'

/** The file of a path from the folder on, with query and fragment; what has no file is named to the start page. */
export function fileOf(path: string): string {
  const { pathname, search, searchParams, hash } = parsePath(path)
  const size = searchParams.get('population') ?? ''
  if (pathname === '/walls' && sizes.includes(size) && search === `?population=${size}`) {
    return `walls-${size}.html${hash}`
  }
  if (!isFiled(pathname) || isPath(searchParams.get(pathKey))) {
    return `index.html${namePath(pathname + search)}${hash}`
  }
  return `${pathname === '/' ? 'index' : pathname.slice(1)}.html${search}${hash}`
}

/** The query that names a path to whatever file it stands behind. */
export function namePath(path: string): string {
  return `?${pathKey}=${encodeURIComponent(path)}`
}

/** The path of an address below a folder; undefined for all others and for files that are no page. */
export function pathBelow(folder: URL, url: URL): string | undefined {
  if (!url.href.startsWith(folder.href)) return undefined
  const named = url.searchParams.get(pathKey)
  if (isPath(named)) {
    const { pathname, search } = parsePath(named)
    return pathname + search + url.hash
  }
  // Some hosts leave the ending out of the addresses of pages.
  const name = url.pathname.slice(folder.pathname.length).replace(/\.html$/, '')
  const size = /^walls-([\w-]+)$/.exec(name)?.[1]
  if (size !== undefined && sizes.includes(size)) return `/walls?population=${size}${url.hash}`
  const pathname = name === 'index' ? '/' : `/${name}`
  return isFiled(pathname) ? pathname + url.search + url.hash : undefined
}

function isFiled(pathname: string): boolean {
  return filedPages.includes(pathname) || /^\/cases\/[^/]+$/.test(pathname)
}

function isPath(text: string | null): text is string {
  return text !== null && /^\/(?![/\\])/.test(text)
}
