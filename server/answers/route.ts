/** Which route an address takes, where no server's router reads it. */

import { AppError } from '../errors.ts'

/** A longer name in a path is not even looked up. */
export const longestName = 100

/** The route, and the name of a case in it; read as the server's router does, whatever is written in percent codes. */
export function readRoute(url: string): { route: string; slug: string } {
  const [path = ''] = url.split(/[?#]/, 1)
  const names = readNames(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path)
  const slug = names.at(-1) ?? ''
  // A slash in percent codes is part of a name.
  const route = names.map(encodeURIComponent).join('/')
  if (!/^(?:\/api)?\/cases\/[^/]+$/.test(route)) return { route, slug: '' }
  if (slug.length > longestName) throw new AppError('URL_TOO_LONG')
  return { route: route.replace(/[^/]+$/, ':slug'), slug }
}

function readNames(path: string): string[] {
  try {
    return path.split('/').map(decodeURIComponent)
  } catch (cause) {
    throw new AppError('BROKEN_URL', undefined, { cause })
  }
}
