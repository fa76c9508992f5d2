/** Where the pages of the library are: on a server at their own paths; web/portable/ finds them in a folder of files. */

export type Place = {
  /** The address of a link to this path. */
  toHref: (path: string) => string
  /** The address that a step of the history has: among files it may name no other file than the open one. */
  toEntry: (path: string) => string
  /** The path that an address stands for; undefined where it leads out of the library. */
  toPath: (url: URL) => string | undefined
  /** The address by which others find it; a folder of files has none. */
  toPublic: (path: string) => string | undefined
}

/** The place in use. */
export let place: Place = {
  toHref: (path) => path,
  toEntry: (path) => path,
  toPath: ({ href, origin }) =>
    origin === location.origin ? href.slice(origin.length) : undefined,
  toPublic: (path) => location.origin + path,
}

/** Takes another place for the pages, before anything is drawn. */
export function moveTo(other: Place): void {
  place = other
}

/** A path taken apart; the origin says nothing. */
export function parsePath(path: string): URL {
  return new URL(path, 'http://library')
}

/** The path that an address stands for, taken apart; undefined where it leads out of the library. */
export function findPath(href: string): URL | undefined {
  const path = place.toPath(new URL(href, location.href))
  return path === undefined ? undefined : parsePath(path)
}

/** The path of the open page, taken apart. */
export function here(): URL {
  return findPath(location.href) ?? parsePath('/')
}

/** The path of the open page with its query. */
export function herePath(): string {
  const { pathname, search } = here()
  return pathname + search
}

/** Names the open page anew, in the step of the history where it stands. */
export function renameHere(path: string): void {
  history.replaceState(history.state, '', place.toEntry(path))
}
