/**
 * Readings of words without what is written in kana anyway: no bytes where a word is read as it is written, and of
 * 取り組む only what stands for 取り組.
 */

/** ぁ is 2, for a few words (かほる) have their reading in hiragana: smaller bytes are signs. */
const beforeKana = 0x303f
const end = 0
/** Before a reading in full, where it does not begin or end with the kana of the word. */
const inFull = 1

/** The readings of written words as bytes, one for each kana and one behind each word. */
export function packReadings(
  words: readonly (readonly [written: string, reading: string])[],
): Uint8Array {
  return Uint8Array.from(words.flatMap(([written, reading]) => [...shorten(written, reading), end]))
}

function shorten(written: string, reading: string): number[] {
  const { kana, head, tail } = splitKana(written)
  if (reading === kana) return []
  const middle = reading.slice(head.length, reading.length - tail.length)
  if (middle !== '' && head + middle + tail === reading) return Array.from(middle, toByte)
  return [inFull, ...Array.from(reading, toByte)]
}

function toByte(kana: string): number {
  const byte = kana.charCodeAt(0) - beforeKana
  if (byte <= inFull || byte > 0xff) throw new Error(`No kana of a reading: ${kana}`)
  return byte
}

function toKana(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(beforeKana + byte)).join('')
}

/** The reading of a word by its number and how it is written. */
export function openReadings(
  bytes: Uint8Array,
  count: number,
): (word: number, written: string) => string {
  const starts = new Uint32Array(count + 1)
  for (let word = 0; word < count; word++) starts[word + 1] = bytes.indexOf(end, starts[word]) + 1
  return (word, written) => {
    const { kana, head, tail } = splitKana(written)
    const kept = bytes.subarray(starts[word], (starts[word + 1] ?? 0) - 1)
    if (kept.length === 0) return kana
    return kept[0] === inFull ? toKana(kept.subarray(1)) : head + toKana(kept) + tail
  }
}

/** A written word in katakana as far as it is kana, and the kana that it begins and ends with. */
function splitKana(written: string) {
  const kana = written.replace(/[ぁ-ゖ]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 0x60),
  )
  const runs = kana.split(/[^ァ-ヶー]/)
  return { kana, head: runs[0] ?? '', tail: runs.at(-1) ?? '' }
}
