/**
 * One normal form for index, query, highlight and suggestion: NFKC (full and half width, composed kana),
 * lower case, one dash, one kind of space, ヴ as the バ row, いすゞ as いすず, old and variant characters as the common ones.
 *
 * It works cluster by cluster (a character with its combining and half-width voicing marks), so that every
 * normalised character knows which original characters it came from: highlights then fall on character borders.
 */

import { attached, foldCluster } from './fold-cluster.ts'
import { rememberResults } from './remember.ts'

const attachedHere = new RegExp(attached, 'uy')
/** A character with what attaches to it. */
const cluster = new RegExp(`[\\s\\S]${attached}*`, 'uy')

/** ヴァ is looked up as バ: both spellings are in use for the same word. */
const afterVu = new Map(
  'ァバ ィビ ェベ ォボ'.split(' ').map(([small = '', own = '']) => [small, own]),
)

/** ゝゞヽヾ repeat the kana before them, 〻 is 々 as it is written downwards. */
const repeatedKana = /[ゝヽ]/
const repeatedVoiced = /[ゞヾ]/
const lastKana = /[ぁ-ゖァ-ヺ]$/

type NormalizedText = {
  text: string
  /** For every UTF-16 unit of `text`, where its cluster starts in the original; one more entry for the end. */
  starts: Uint32Array
  /** For every UTF-16 unit of `text`, where its cluster ends in the original. */
  ends: Uint32Array
}

/** The normal form of a text. Never throws, and normalising twice changes nothing. */
export function normalizeText(text: string): string {
  return joinPieces(cutPieces(text))
}

/** The normal form together with the way back to the original text. */
export function normalizeWithOffsets(original: string): NormalizedText {
  const pieces = cutPieces(original)
  const text = joinPieces(pieces)
  const starts = new Uint32Array(text.length + 1)
  const ends = new Uint32Array(text.length)
  let unit = 0
  for (const { normal, isRun, start, end } of pieces) {
    const next = unit + normal.length
    if (isRun) {
      for (let at = start; unit < next; unit++) {
        starts[unit] = at++
        ends[unit] = at
      }
    } else {
      starts.fill(start, unit, next)
      ends.fill(end, unit, next)
      unit = next
    }
  }
  starts[text.length] = original.length
  return { text, starts, ends }
}

/** A cluster with its place in the original, or a run of plain characters, of which each has its own place. */
type Piece = { normal: string; isRun: boolean; start: number; end: number }

function cutPieces(original: string): Piece[] {
  const text = original.toWellFormed()
  const pieces: Piece[] = []
  for (let start = 0; start < text.length; ) {
    const last = pieces.at(-1)
    const isAfterVu = last?.normal === 'ヴ'
    const runEnd = isAfterVu ? start : findRunEnd(text, start)
    if (runEnd > start) {
      pieces.push({ normal: foldRun(text, start, runEnd), isRun: true, start, end: runEnd })
      start = runEnd
      continue
    }
    cluster.lastIndex = start
    const normal = repeatKana(normalizeCluster(cluster.exec(text)?.[0] ?? ''), last?.normal)
    const end = cluster.lastIndex
    const joined = isAfterVu ? afterVu.get(normal) : undefined
    if (last && joined) pieces[pieces.length - 1] = { ...last, normal: joined, end }
    else pieces.push({ normal, isRun: false, start, end })
    start = end
  }
  return pieces
}

function joinPieces(pieces: readonly Piece[]): string {
  return pieces
    .map(({ normal }) => normal)
    .join('')
    .replaceAll('ヴ', 'ブ')
}

/**
 * The normal form of each character of one UTF-16 unit that becomes one other whatever stands beside it, found when it is
 * first met: most of every text is read off here. As patterns these runs took twice as long.
 */
const plainForms = new Uint16Array(0x10000)
/** In the table of a character that has no such form; U+FFFF itself is none. */
const notPlain = 0xffff
/** Attached or half of a character, or with another meaning behind the one before. */
const dependent = new RegExp(`${attached}|[\\p{Cs}ゝゞヽヾヴ]`, 'u')

function plainForm(code: number): number {
  const known = plainForms[code]
  if (known) return known
  const character = String.fromCharCode(code)
  const normal = foldCluster(character)
  const isPlain = normal.length === 1 && !dependent.test(character + normal)
  const form = isPlain ? normal.charCodeAt(0) : notPlain
  plainForms[code] = form
  return form
}

/** Where the run of plain characters ends that begins here; one to which something attaches is no longer of it. */
function findRunEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && plainForm(text.charCodeAt(end)) !== notPlain) end++
  attachedHere.lastIndex = end
  return end > start && attachedHere.test(text) ? end - 1 : end
}

function foldRun(text: string, start: number, end: number): string {
  let folded = ''
  let at = start
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index)
    const form = plainForm(code)
    if (form === code) continue
    folded += text.slice(at, index) + String.fromCharCode(form)
    at = index + 1
  }
  return folded + text.slice(at, end)
}

/** いすゞ as いすず: the mark becomes the kana before it, with a voicing mark where it has one itself. */
function repeatKana(mark: string, before = ''): string {
  const isVoiced = repeatedVoiced.test(mark)
  if (mark.length !== 1 || !(isVoiced || repeatedKana.test(mark))) return mark
  const kana = lastKana.exec(before)?.[0]
  if (kana === undefined) return mark
  const unvoiced = kana.normalize('NFD').charAt(0)
  const repeated = isVoiced ? `${unvoiced}\u3099`.normalize('NFC') : unvoiced
  // ん has no voiced form.
  return repeated.length === 1 ? repeated : mark
}

/** Katakana as hiragana, so that readings compare; everything else stays. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

/** A text has few different clusters outside of runs: they are looked up instead of normalised again. */
const normalizeCluster = rememberResults(foldCluster, 20_000)

const kanji = /\p{Script=Han}/gu
const hiragana = /\p{Script=Hiragana}+/gu

/**
 * The term without its kana when it has two kanji or more: 取り組み, 取組み and 取り組む become 取組, as people write
 * them as they please and mean the same. Words of one kanji keep theirs (行く is not 行う).
 */
export function foldOkurigana(term: string): string {
  if ((term.match(kanji)?.length ?? 0) < 2) return term
  return term.replace(hiragana, '')
}
