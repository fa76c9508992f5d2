/** Bodies that are nearly the same: a case copied and not finished, or one case under two names. */

/** Jaccard overlap of 5-character pieces above which two texts are taken for copies. */
const limit = 0.5
const pieceLength = 5

/** Texts are compared only when their sketches (their 32 lowest piece hashes) share this many. */
const sketchSize = 32
const sketchShare = 6

/** A piece found in more texts than this is a stock phrase and tells nothing. */
const stockPhrase = 200

export type NearDuplicate = { first: string; second: string; overlap: number }

type NamedText = { name: string; text: string }

/**
 * Every pair above the limit, or those of one text alone; sketches keep it near linear in the number of texts. A text
 * that is handed in again as the same object is not sketched again.
 */
export function findNearDuplicates(texts: readonly NamedText[], about?: string): NearDuplicate[] {
  const pairs: NearDuplicate[] = []
  for (const [a, b] of findCandidates(texts.map(sketchOf))) {
    const [first, second] = [texts[a], texts[b]]
    if (!first || !second) continue
    if (about !== undefined && first.name !== about && second.name !== about) continue
    const overlap = measureOverlap(
      new Set(hashPieces(first.text)),
      new Set(hashPieces(second.text)),
    )
    if (overlap > limit) pairs.push({ first: first.name, second: second.name, overlap })
  }
  return pairs
}

/** The sketches only: the pieces of 10,000 texts would fill the memory. */
const sketches = new WeakMap<NamedText, number[]>()

function sketchOf(text: NamedText): number[] {
  const known = sketches.get(text) ?? sketch(hashPieces(text.text))
  sketches.set(text, known)
  return known
}

/** Pieces as 32-bit FNV-1a hashes: smaller and faster than strings, and in an arbitrary order. */
function hashPieces(text: string): Uint32Array {
  const plain = text.replace(/\s/g, '')
  const hashes = new Uint32Array(Math.max(0, plain.length - pieceLength + 1))
  for (let start = 0; start < hashes.length; start += 1) {
    let hash = 0x811c9dc5
    for (let index = start; index < start + pieceLength; index += 1) {
      hash = Math.imul(hash ^ plain.charCodeAt(index), 0x01000193)
    }
    hashes[start] = hash
  }
  return hashes
}

/** The lowest, each once; a set of all of them took most of the time. */
function sketch(hashes: Uint32Array): number[] {
  const lowest: number[] = []
  for (const hash of hashes.sort()) {
    if (hash !== lowest.at(-1)) lowest.push(hash)
    if (lowest.length === sketchSize) break
  }
  return lowest
}

/** The texts of each hash. */
function listOwners(sketches: number[][]): Map<number, number[]> {
  const owners = new Map<number, number[]>()
  for (const [text, hashes] of sketches.entries()) {
    for (const hash of hashes) {
      const known = owners.get(hash)
      if (known) known.push(text)
      else owners.set(hash, [text])
    }
  }
  return owners
}

function findCandidates(sketches: number[][]): [number, number][] {
  const shared = new Map<number, number>()
  for (const texts of listOwners(sketches).values()) {
    if (texts.length > stockPhrase) continue
    for (const [index, a] of texts.entries()) {
      for (const b of texts.slice(index + 1)) {
        const pair = a * sketches.length + b
        shared.set(pair, (shared.get(pair) ?? 0) + 1)
      }
    }
  }
  return [...shared]
    .filter(([, count]) => count >= sketchShare)
    .map(([pair]) => [Math.floor(pair / sketches.length), pair % sketches.length])
}

function measureOverlap(a: Set<number>, b: Set<number>): number {
  let both = 0
  for (const piece of a) if (b.has(piece)) both += 1
  return both / (a.size + b.size - both || 1)
}
