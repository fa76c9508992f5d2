/** A list on its way to somebody else, in a link or a file: its form, and what is wrong with one that came in. */

import {
  cleanText,
  type Fields,
  isFields,
  isSlugValue,
  readJson,
} from '../../../server/contract/untrusted-values.ts'
import { casesIn, type KeptCase, type KeptList, most } from '../../lists/kept-list.ts'

/** Title and place stand in files only: the reader of a link has the library at hand. */
type SharedCase = { slug: string; note: string; title?: string; where?: string }

export type SharedList = { name: string; cases: SharedCase[] }

/** `unlike` is no list at all, `unpackable` one that this browser has no means to unpack. */
export type ShareFault = 'damaged' | 'newer' | 'large' | 'empty' | 'unlike' | 'unpackable'

export type Received = { list: SharedList } | { fault: ShareFault }

const version = 1

/** Longest title and place of a case that are taken in; the longest title of a case is 500 characters. */
const longestTitle = 600

type SharedParts = { notes: boolean; titles: boolean }

/** A list of the own ones as it is given to others, with or without notes, with or without titles. */
export function toShared(list: KeptList, { notes, titles }: SharedParts): SharedList {
  const share = ({ slug, note, title, where }: KeptCase): SharedCase => {
    const shared = { slug, note: notes ? note : '' }
    return titles ? { ...shared, title, where } : shared
  }
  return { name: list.name, cases: casesIn(list).map(share) }
}

/** A list as text for links and files. */
export function formatShared({ name, cases }: SharedList): string {
  const written = cases.map(({ note, ...rest }) => (note === '' ? rest : { ...rest, note }))
  return JSON.stringify({ version, name, cases: written })
}

/** Reads a list that came from outside; whatever is not part of the form is dropped. */
export function parseShared(text: string): Received {
  const shared = readJson(text)
  if (!isFields(shared) || typeof shared['version'] !== 'number') return { fault: 'damaged' }
  if (shared['version'] > version) return { fault: 'newer' }
  const { name, cases } = shared
  if (typeof name !== 'string' || !Array.isArray(cases)) return { fault: 'damaged' }
  if (cases.length > most.cases) return { fault: 'large' }
  const read = cases.map(readCase).filter((each) => each !== undefined)
  if (read.length < cases.length) return { fault: 'damaged' }
  if (read.length === 0) return { fault: 'empty' }
  const once = new Map(read.map((each) => [each.slug, each]))
  return { list: { name: cleanText(name, most.name), cases: [...once.values()] } }
}

function readCase(value: unknown): SharedCase | undefined {
  if (!isFields(value) || !isSlugValue(value['slug'])) return undefined
  const read: SharedCase = { slug: value['slug'], note: readText(value, 'note', most.note) }
  if ('title' in value) read.title = readText(value, 'title', longestTitle)
  if ('where' in value) read.where = readText(value, 'where', longestTitle)
  return read
}

function readText(value: Fields, name: string, longest: number): string {
  const text = value[name]
  return typeof text === 'string' ? cleanText(text, longest) : ''
}

/** Office programs cut or refuse addresses beyond the 2,083 characters of Windows; the address itself needs some. */
export const longestLink = 2000

/** Longest fragment worth reading: a list of 100 cases with full notes is below it. */
const longestFragment = 1_000_000

const sign = '#list='

/** A list as the fragment of a link: all of it stands behind the #, which no browser sends to a server. */
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

/** A list of the longest notes is far below; a few kilobytes of zeros would otherwise unpack to gigabytes. */
const mostBytes = 2_000_000

/** The text as letters of base64url, deflated where the browser can; the first letter says which. */
export async function packText(text: string): Promise<string> {
  const plain = new TextEncoder().encode(text)
  const deflated = await runThrough(plain, () => new CompressionStream('deflate-raw'))
  return deflated === undefined ? `p${toBase64Url(plain)}` : `z${toBase64Url(deflated)}`
}

/** The text of these letters; undefined where they are damaged or too much comes out. */
export async function unpackText(packed: string): Promise<string | undefined> {
  const bytes = fromBase64Url(packed.slice(1))
  if (bytes === undefined) return undefined
  const plain = packed.startsWith('p')
    ? bytes
    : await runThrough(bytes, () => new DecompressionStream('deflate-raw'))
  try {
    return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    return undefined
  }
}

/** The bytes behind a stream; undefined where the browser lacks it, the bytes are damaged, or there are too many. */
async function runThrough(
  bytes: Uint8Array<ArrayBuffer>,
  open: () => GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(open()).getReader()
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length
      if (size > mostBytes) {
        await reader.cancel()
        return undefined
      }
      pieces.push(next.value)
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  } catch {
    return undefined
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
