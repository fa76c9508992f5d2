/**
 * The result of reading a file as bytes, between threads and in files: JSON, and behind it, packed, what is shown of the
 * case, which is unpacked when somebody asks for it. The JSON is UTF-16, as strings are in memory: to read that of 4,000
 * cases takes 150 ms of the processor and 38 MB of the disk, as UTF-8 it took 350 ms and 34 MB.
 */

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Case, Problem } from './case.ts'
import type { ParseResult } from './parse.ts'
import { openSections, type ReadySection, type Shown, splitSection } from './sections.ts'
import { createPlaceFinder } from './yaml.ts'

const encoding = 'utf16le'
const lengthBytes = 4
/** 15 kB become 3; the next level takes twice the time for a twentieth less. */
const level = 4

/** Packs a result to be kept; the parsed head, which only the checks of the corpus go on from, stays behind. */
export function packResult(result: ParseResult | Problem): Uint8Array<ArrayBuffer> {
  if (!('problems' in result)) return join(result)
  const { frontMatter: _, ...wanted } = result
  if (!wanted.case) return join(wanted)
  const parts = wanted.case.sections.map(splitSection)
  const sections = parts.map(({ ready }) => ready)
  const shown = JSON.stringify(parts.map((part) => part.shown))
  return join({ ...wanted, case: { ...wanted.case, sections } }, deflateRawSync(shown, { level }))
}

/** Packs a result with its head, for whoever goes on with all of it at once. */
export function packWholeResult(result: ParseResult | Problem): Uint8Array<ArrayBuffer> {
  return join(result)
}

/** One run of bytes of its own: small buffers are pieces of a pool and cannot be handed to another thread. */
function join(head: object, shown = new Uint8Array(0)): Uint8Array<ArrayBuffer> {
  const json = Buffer.from(JSON.stringify(head), encoding)
  const bytes = new Uint8Array(lengthBytes + json.length + shown.length)
  new DataView(bytes.buffer).setUint32(0, json.length, true)
  bytes.set(json, lengthBytes)
  bytes.set(shown, lengthBytes + json.length)
  return bytes
}

/** A packed result in its two parts: what is read at once, and what is shown of its case. */
export type ResultParts = { head: Uint8Array; shown: Uint8Array }

/** The parts of a packed result where they lie. */
export function splitResult(bytes: Uint8Array): ResultParts {
  const { buffer, byteOffset } = bytes
  const end = lengthBytes + new DataView(buffer, byteOffset).getUint32(0, true)
  return { head: bytes.subarray(lengthBytes, end), shown: bytes.subarray(end) }
}

/** The result that was packed. */
export function unpackResult(bytes: Uint8Array): ParseResult | Problem {
  const { head, shown } = splitResult(bytes)
  // A view would hold the head, too.
  return openResult({ head, shown: shown.slice() })
}

/** The result of its parts, of which it goes on to need what is shown. */
export function openResult({ head, shown }: ResultParts): ParseResult | Problem {
  const json = Buffer.from(head.buffer, head.byteOffset, head.length).toString(encoding)
  const result = JSON.parse(json) as ParseResult | Problem
  if (!('problems' in result)) return result
  if (result.frontMatter) {
    // A function goes through no thread; it is made again from the text it looks into.
    result.frontMatter.placeOf = createPlaceFinder(result.frontMatter.yaml)
  }
  if (result.case && shown.length > 0) openCase(result.case, shown)
  return result
}

function openCase(found: Case, shown: Uint8Array): void {
  const ready = found.sections as (Case['sections'][number] & ReadySection)[]
  found.sections = openSections(ready, () => readShown(shown))
}

/** Of the cases shown lately, by what was unpacked: a page asks for each section by itself. Some 50 kB each. */
const lately = new Map<Uint8Array, Shown[]>()
const mostLately = 100

function readShown(packed: Uint8Array): Shown[] {
  const known = lately.get(packed)
  if (known) return known
  const shown = JSON.parse(inflateRawSync(packed).toString('utf8')) as Shown[]
  if (lately.size >= mostLately) lately.clear()
  lately.set(packed, shown)
  return shown
}
