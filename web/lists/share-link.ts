/** A list as a link: all of it stands behind the # of the address, which no browser sends to a server. */

import { packText, unpackText } from './packing.ts'
import { formatShared, parseShared, type Received, type SharedList } from './shared-list.ts'

/** Office programs cut or refuse addresses beyond the 2,083 characters of Windows; the address itself needs some. */
export const longestLink = 2000

/** Longest fragment worth reading: a list of 100 cases with full notes is below it. */
const longestFragment = 1_000_000

const sign = '#list='

/** The fragment that holds a list. */
export async function formatFragment(list: SharedList): Promise<string> {
  return sign + (await packText(formatShared(list)))
}

/** The list of a fragment, or of a link pasted with the line breaks of a mail; undefined where there is none. */
export async function parseFragment(link: string): Promise<Received | undefined> {
  const start = link.indexOf(sign)
  if (start < 0) return undefined
  if (link.length > longestFragment) return { fault: 'large' }
  const packed = link.slice(start + sign.length).replaceAll(/\s/g, '')
  if (packed.startsWith('z') && typeof DecompressionStream === 'undefined') {
    return { fault: 'unpackable' }
  }
  const text = await unpackText(packed)
  return text === undefined ? { fault: 'damaged' } : parseShared(text)
}
