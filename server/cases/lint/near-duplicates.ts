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

export type NamedText = {
  name: string
  text: string
  /** Where it has been made before, as in a thread. */
  sketch?: Sketch | undefined
}

/** The lowest hashes of the pieces of a text. */
export type Sketch = readonly number[]

/**
 * Every pair above the limit, or those of one text alone; sketches keep it near linear in the number of texts. A text
 * that is handed in again as the same object is not sketched again.
 */
export function findNearDuplicates(texts: readonly NamedText[], about?: string): NearDuplicate[] {
  const pairs: NearDuplicate[] = []
  for (const { a, b } of findCandidates(texts.map(sketchOf))) {
    const [first, second] = [texts[a], texts[b]]
    if (!first || !second) continue
    if (about !== undefined && first.name !== about && second.name !== about) continue
    const overlap = measureOverlap(hashPieces(first.text).sort(), hashPieces(second.text).sort())
    if (overlap > limit) pairs.push({ first: first.name, second: second.name, overlap })
  }
  return pairs
}

/** The sketches only: the pieces of 10,000 texts would fill the memory. */
const sketches = new WeakMap<NamedText, Sketch>()

function sketchOf(text: NamedText): Sketch {
  const known = text.sketch ?? sketches.get(text) ?? sketchText(text.text)
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

/** Sketches a text, each hash once; a set of all of them took most of the time. */
export function sketchText(text: string): Sketch {
  const lowest: number[] = []
  for (const hash of hashPieces(text).sort()) {
    if (hash !== lowest.at(-1)) lowest.push(hash)
    if (lowest.length === sketchSize) break
  }
  return lowest
}

/** A hash with the texts that have it, in their order. */
type Owned = { hash: number; texts: readonly number[] }

function listOwners(sketches: readonly Sketch[]): Map<number, number[]> {
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

/** Two texts, and of what they share the hash that the earliest text has. */
type Candidate = { a: number; b: number; first: Owned }

/** Counted text by text in one table: a map of all pairs took 7 s for 10,000 texts. */
function findCandidates(sketches: readonly Sketch[]): Candidate[] {
  const owners = listOwners(sketches)
  const shared = new Uint8Array(sketches.length)
  const candidates = sketches.flatMap((hashes, a) => {
    const telling = hashes
      .map((hash): Owned => ({ hash, texts: owners.get(hash) ?? [] }))
      .filter(({ texts }) => texts.length <= stockPhrase)
    return findLater(a, telling, shared.fill(0))
  })
  return candidates.sort(
    (one, other) => compareOwned(one.first, other.first) || one.a - other.a || one.b - other.b,
  )
}

/** The texts behind this one that share enough of it; the others have met it before. */
function findLater(a: number, telling: readonly Owned[], shared: Uint8Array): Candidate[] {
  const candidates: Candidate[] = []
  for (const { texts } of telling) {
    for (const b of texts) {
      if (b <= a) continue
      const count = (shared[b] ?? 0) + 1
      shared[b] = count
      if (count === sketchShare) candidates.push({ a, b, first: findFirst(telling, b) })
    }
  }
  return candidates
}

function findFirst(telling: readonly Owned[], b: number): Owned {
  const common = telling.filter(({ texts }) => texts.includes(b))
  return common.reduce((one, other) => (compareOwned(one, other) <= 0 ? one : other))
}

function compareOwned(one: Owned, other: Owned): number {
  return (one.texts[0] ?? 0) - (other.texts[0] ?? 0) || one.hash - other.hash
}

/** The share of pieces that both have, of sorted ones. */
function measureOverlap(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  let all = 0
  for (let i = 0, j = 0; i < a.length || j < b.length; all += 1) {
    const ofA = a[i] ?? Number.POSITIVE_INFINITY
    const ofB = b[j] ?? Number.POSITIVE_INFINITY
    const piece = Math.min(ofA, ofB)
    if (ofA === ofB) both += 1
    while (a[i] === piece) i += 1
    while (b[j] === piece) j += 1
  }
  return both / (all || 1)
}
