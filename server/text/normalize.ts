/**
 * One normal form for index, query, highlight and suggestion: NFKC (full and half width, composed kana),
 * lower case, one dash, one kind of space, ヴ as the バ row, old character forms as the common ones.
 *
 * It works cluster by cluster (a character with its combining and half-width voicing marks), so that every
 * normalised character knows which original characters it came from: highlights then fall on character borders.
 */

/** Characters without a shape, as pasted from pages and PDFs, and the selectors of a variant shape. */
const invisible = /[\u00AD\u200B-\u200D\u2060]|\p{Variation_Selector}/gu

/** A base character and what attaches to it; ﾞ and ﾟ are letters to Unicode, but belong to the kana before. */
const cluster = /[\s\S][\p{M}\uFF9E\uFF9F\u00AD\u200B-\u200D\u2060]*/gu

const dashes = /[\u2010-\u2015\u2212\u2500\u2501\uFE58\uFE63\uFF0D]/g
const quotes = /[“”„‟〝〞〟]/g
const apostrophes = /[‘’‚‛]/g
/** Control characters too: kuromoji throws at U+0000. */
const spaces = /[\s\p{Cc}]/gu

/** ヴァ is looked up as バ: both spellings are in use for the same word. */
const vu: Readonly<Record<string, string>> = { ヴァ: 'バ', ヴィ: 'ビ', ヴェ: 'ベ', ヴォ: 'ボ' }

/** Old and variant character forms met in names of people and places (異体字), each before its common form. */
const variants = new Map(
  '髙高 﨑崎 邉辺 邊辺 澤沢 濵浜 濱浜 櫻桜 國国 學学 會会 廣広 惠恵 眞真 齋斎 條条 瀨瀬 德徳 縣県'
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
)

export type NormalizedText = {
  text: string
  /** For every UTF-16 unit of `text`, where its cluster starts in the original; one more entry for the end. */
  starts: Uint32Array
  /** For every UTF-16 unit of `text`, where its cluster ends in the original. */
  ends: Uint32Array
}

/** The normal form of a text. Never throws, and normalising twice changes nothing. */
export function normalizeText(text: string): string {
  return normalizeWithOffsets(text).text
}

/** The normal form together with the way back to the original text. */
export function normalizeWithOffsets(original: string): NormalizedText {
  const wellFormed = original.toWellFormed()
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const push = (piece: string, start: number, end: number) => {
    pieces.push(piece)
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
  for (const match of wellFormed.matchAll(cluster)) {
    const start = match.index
    const end = start + match[0].length
    const piece = normalizeCluster(match[0])
    const joined = vu[(pieces.at(-1) ?? '') + piece]
    if (joined) {
      pieces[pieces.length - 1] = joined
      ends[ends.length - 1] = end
    } else push(piece, start, end)
  }
  starts.push(original.length)
  const text = pieces.join('').replaceAll('ヴ', 'ブ')
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** Katakana as hiragana, so that readings compare; everything else stays. */
export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

/** A text has few different clusters: most of them are looked up instead of normalised again. */
const known = new Map<string, string>()
const mostKnown = 20_000

function normalizeCluster(original: string): string {
  const remembered = known.get(original)
  if (remembered !== undefined) return remembered
  if (known.size >= mostKnown) known.clear()
  const normal = foldCluster(original)
  known.set(original, normal)
  return normal
}

function foldCluster(original: string): string {
  const folded = foldCase(original.replace(invisible, ''))
    .replace(dashes, '-')
    .replace(quotes, '"')
    .replace(apostrophes, "'")
    .replace(spaces, ' ')
  return variants.get(folded) ?? folded
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
