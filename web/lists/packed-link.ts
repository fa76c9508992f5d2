/** Text in the fragment of a link: all of it stands behind the #, which no browser sends to a server. */

/** Office programs cut or refuse addresses beyond the 2,083 characters of Windows; the address itself needs some. */
export const longestLink = 2000

/** Longest fragment worth reading: a list of 100 cases with full notes is below it. */
const longestFragment = 1_000_000

/** `unpackable` is what this browser has no means to unpack. */
export type LinkFault = 'damaged' | 'large' | 'unpackable'

/** The text as the fragment of a link under this name. */
export async function formatFragment(name: string, text: string): Promise<string> {
  return `#${name}=${await packText(text)}`
}

/** The text of a fragment, or of a link pasted with the line breaks of a mail; undefined where there is none. */
export async function parseFragment(
  name: string,
  link: string,
): Promise<{ text: string } | { fault: LinkFault } | undefined> {
  const sign = `#${name}=`
  const start = link.indexOf(sign)
  if (start < 0) return undefined
  if (link.length > longestFragment) return { fault: 'large' }
  const packed = link.slice(start + sign.length).replaceAll(/\s/g, '')
  if (packed.startsWith('z') && typeof DecompressionStream === 'undefined') {
    return { fault: 'unpackable' }
  }
  const text = await unpackText(packed)
  return text === undefined ? { fault: 'damaged' } : { text }
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
