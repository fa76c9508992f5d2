/**
 * One normal form for index, query, highlight and suggestion: NFKC (full and half width, composed kana),
 * lower case, one dash, one kind of space, ヴ as the バ row, いすゞ as いすず, old and variant characters as the common ones.
 *
 * It works cluster by cluster (a character with its combining and half-width voicing marks), so that every
 * normalised character knows which original characters it came from: highlights then fall on character borders.
 */

import { rememberResults } from './remember.ts'
import { readVariants } from './variants.ts'

/** Characters without a shape, as pasted from pages and PDFs, and the selectors of a variant shape. */
const invisible = /[\u00AD\u200B-\u200D\u2060]|\p{Variation_Selector}/gu

/** What attaches to the character before; ﾞ and ﾟ are letters to Unicode, but belong to the kana before. */
const attached = '[\\p{M}\\uFF9E\\uFF9F\\u00AD\\u200B-\\u200D\\u2060]'

/** Characters that are their own normal form, old forms aside: no capitals, no ヴ, nothing that joins ヴ. */
const plain = '[ -@\\[-~ぁ-ゔ、。「」『』アイウエオ-ンヵヶ・ー一-鿿]'

/** A run of plain characters (most of every text), or a base character with what attaches to it. */
const cluster = new RegExp(`(${plain}+(?!${attached}))|[\\s\\S]${attached}*`, 'gu')

const dashes = /[\u2010-\u2015\u2212\u2500\u2501\uFE58\uFE63\uFF0D]/g
const quotes = /[“”„‟〝〞〟]/g
const apostrophes = /[‘’‚‛]/g
/** Control characters too: kuromoji throws at U+0000. */
const spaces = /[\s\p{Cc}]/gu

/** ヴァ is looked up as バ: both spellings are in use for the same word. */
const afterVu = new Map(
  'ァバ ィビ ェベ ォボ'.split(' ').map(([small = '', own = '']) => [small, own]),
)

const variants = readVariants()

/** The code of the common form of each character of one UTF-16 unit; 0 where it has no other. */
const commonCodes = new Uint16Array(0x10000)
for (const [variant, common] of variants) {
  if (variant.length === 1) commonCodes[variant.charCodeAt(0)] = common.charCodeAt(0)
}

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
    for (let at = 0; at < normal.length; at++, unit++) {
      starts[unit] = isRun ? start + at : start
      ends[unit] = isRun ? start + at + 1 : end
    }
  }
  starts[text.length] = original.length
  return { text, starts, ends }
}

/** A cluster with its place in the original, or a run of plain characters, of which each has its own place. */
type Piece = { normal: string; isRun: boolean; start: number; end: number }

function cutPieces(original: string): Piece[] {
  const pieces: Piece[] = []
  for (const match of original.toWellFormed().matchAll(cluster)) {
    const [text, run] = match
    const [start, end] = [match.index, match.index + text.length]
    const isRun = run !== undefined
    const last = pieces.at(-1)
    const normal = isRun ? foldOldForms(run) : repeatKana(normalizeCluster(text), last?.normal)
    const joined = last?.normal === 'ヴ' ? afterVu.get(normal) : undefined
    if (last && joined) pieces[pieces.length - 1] = { ...last, normal: joined, end }
    else pieces.push({ normal, isRun, start, end })
  }
  return pieces
}

function joinPieces(pieces: readonly Piece[]): string {
  return pieces
    .map(({ normal }) => normal)
    .join('')
    .replaceAll('ヴ', 'ブ')
}

function foldOldForms(run: string): string {
  let folded = ''
  let at = 0
  for (let index = 0; index < run.length; index++) {
    const common = commonCodes[run.charCodeAt(index)]
    if (!common) continue
    folded += run.slice(at, index) + String.fromCharCode(common)
    at = index + 1
  }
  return at === 0 ? run : folded + run.slice(at)
}

/** いすゞ as いすず: the mark becomes the kana before it, with a voicing mark where it has one itself. */
function repeatKana(mark: string, before = ''): string {
  const isVoiced = repeatedVoiced.test(mark)
  const kana = lastKana.exec(before)?.[0]
  if (kana === undefined || mark.length !== 1 || !(isVoiced || repeatedKana.test(mark))) return mark
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

function foldCluster(original: string): string {
  const folded = foldCase(original.replace(invisible, ''))
    .replace(dashes, '-')
    .replace(quotes, '"')
    .replace(apostrophes, "'")
    .replace(spaces, ' ')
    .replaceAll('〻', '々')
  return Array.from(folded, (character) => variants.get(character) ?? character).join('')
}

/** Lower-casing can undo composition and NFKC can bring capitals back (㏂ becomes AM): repeat until it rests. */
function foldCase(text: string): string {
  let current = text
  for (let round = 0; round < 4; round++) {
    const next = current.normalize('NFKC').toLowerCase()
    if (next === current) break
    current = next
  }
  return current
}

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
