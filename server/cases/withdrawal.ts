/**
 * Whether the broken new version of a public case may have been meant to take it back.
 *
 * The rule: a public case stays open beside a broken version only while that version says of `visibility` and `status`
 * what the open one says, in the plain spelling, or is silent about them because the saving of it went wrong.
 *
 * - A line that names one of the two in any other way closes the case: another or mistyped value, capitals, a full-width
 *   colon, a tab before the name, a misspelt name, a second line for the same field. A remark (`#`) names nothing.
 * - A file that was saved whole and no longer has the line of one of them closes it, too: the line was deleted or turned
 *   into a remark, the head is gone, or something else stands in the place of the case.
 * - An empty file, one cut off within its head, one that is no text and one that cannot be read say nothing, because a
 *   full disk or a broken copy says nothing: the case stays. What can be read of them must still say the same.
 *
 * It goes by the lines and not by the YAML, because the YAML may be what is broken. Where it errs it closes, and a
 * restart would do that, too: a server that has just started knows no version before the broken one.
 */

import { sections } from '../contract/vocabulary.ts'
import type { Opening } from './files.ts'
import { countEdits } from './problems.ts'
import { frontMatterSchema } from './schema.ts'

const { visibility, status } = frontMatterSchema.properties

type AccessField = { names: string[]; words: readonly string[]; open: RegExp }

/** The two fields that decide who sees a case, each with the line that leaves it open to everybody. */
const accessFields: readonly AccessField[] = [
  {
    names: ['visibility', visibility.title ?? ''],
    words: visibility.enum ?? [],
    open: /^visibility:[ \t]+(["']?)public\1(?:[ \t]+#|[ \t]*$)/,
  },
  {
    names: ['status', status.title ?? ''],
    words: status.enum ?? [],
    open: /^status:[ \t]+(["']?)published\1(?:[ \t]+#|[ \t]*$)/,
  },
]

/** Whether the last version of a public case must not stay open beside a version that opens like this. */
export function mayWithdraw(opening: Opening): boolean {
  const { text, isText } = readLeniently(opening)
  const lines = text.split('\n').filter((line) => !isRemark(line))
  const bodyAt = lines.findIndex(isSectionHeading)
  const head = bodyAt < 0 ? lines : lines.slice(0, bodyAt)
  const leavesOpen = ({ open }: AccessField, at: number) =>
    // A value that goes on in the next line is another value.
    open.test(head[at] ?? '') && !/^[ \t]/.test(head[at + 1] ?? '')
  const isPlain = (at: number) => accessFields.some((field) => leavesOpen(field, at))
  if (head.some((line, at) => namesAccess(line) && !isPlain(at))) return true

  const hasHead = lines[0] === '---'
  const isEnded = bodyAt >= 0 || lines.filter((line) => line.startsWith('---')).length > 1
  const isSaid = (field: AccessField) => head.some((_, at) => leavesOpen(field, at))
  const isCase = (opening.isWhole && isText && lines.length > 0) || accessFields.some(isSaid)
  const isSavedWhole = hasHead ? isEnded : isCase
  return isSavedWhole && !accessFields.every(isSaid)
}

function isRemark(line: string): boolean {
  return /^\s*(?:#(?!#)|$)/.test(line)
}

/** As text, whatever encoding it was saved in; only of UTF-8 and UTF-16 can be told that it is one. */
function readLeniently({ bytes, isWhole }: Opening): { text: string; isText: boolean } {
  const read = (encoding: string) =>
    // Cut off within a letter, it is a text all the same.
    new TextDecoder(encoding).decode(bytes, { stream: !isWhole }).replace(/\r\n?/g, '\n')
  const text = read(guessWide(bytes) ?? 'utf-8')
  return text.includes('\ufffd')
    ? { text: read('shift_jis'), isText: false }
    : { text, isText: true }
}

/** Notepad's 「Unicode」 has two bytes a letter, of which one is 0 where the letter is ASCII; with or without a mark. */
function guessWide(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros: [number, number] = [0, 0]
  bytes.subarray(0, 400).forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1] += 1
  })
  if (zeros[1] > 40 && zeros[0] < 4) return 'utf-16le'
  return zeros[0] > 40 && zeros[1] < 4 ? 'utf-16be' : undefined
}

const headings: readonly string[] = sections.map(({ label }) => label)

function isSectionHeading(line: string): boolean {
  return line.startsWith('##') && headings.includes(line.slice(2).trim())
}

/** Whether a line names one of the fields in any spelling, be it within brackets. */
function namesAccess(line: string): boolean {
  return fold(line)
    .replace(/\s#.*/, '')
    .split(/[{,[]/)
    .some((piece) => {
      const [, key] = /^[^\p{L}]*(\p{L}[^:=]{0,60})[:=]/u.exec(piece) ?? []
      if (key !== undefined) return isAccessField(key)
      // Without a colon only the very name, or a slip of it before a slip of a value: 「start」 is a word like any other.
      const [word = '', value = ''] = piece.match(/[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}/gu) ?? []
      return accessFields.some(
        ({ names, words }) =>
          names.includes(word) ||
          (names.some((name) => isNear(word, name)) && words.some((one) => isNear(value, one))),
      )
    })
}

/** Whether the name of a field was meant to decide who sees the case: one of the two, a slip of one, a value of one. */
export function isAccessField(name: string): boolean {
  if (name.length > 100) return false
  // From the first letter to the last; taking the rest off the end instead would look at it once from each of its signs.
  const [key = ''] = /\p{L}(?:.*\p{L})?/su.exec(fold(name)) ?? []
  return accessFields.some(
    ({ names, words }) => words.includes(key) || names.some((known) => isNear(key, known)),
  )
}

/** Two slips in `status`, four in `visibility`; `staff` is three from `status`. */
function isNear(key: string, known: string): boolean {
  const most = Math.floor(known.length * 0.4)
  if (Math.abs(key.length - known.length) > most) return false
  return countEdits([...key], [...known]) <= most
}

/** Full width, capitals and characters that nobody sees make no other word. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
}
