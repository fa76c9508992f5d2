/** The tokens of sentences, which go by their keys: 10,000 cases' take 30 MB, and 110 MB as text and plain numbers. */

import { createKeyTable, roomFor } from './key-table.ts'
import { mostTokenBytes, readTokens, type TokenNumbers, writeToken } from './pack-tokens.ts'
import { keyNumbers } from './text-key.ts'

/** The tokens of the sentence whose key is at place s are at starts[s] up to starts[s + 1]. */
export type SentenceArrays = { keys: Uint32Array; starts: Uint32Array; tokens: Uint8Array }

export type SentenceTable = {
  /** The place of the sentence with this key. */
  find: (key: Uint32Array) => number | undefined
  read: (place: number, visit: (token: TokenNumbers) => void) => void
  add: (key: Uint32Array, tokens: readonly TokenNumbers[]) => void
  arrays: () => SentenceArrays
}

/** Opens a table of what was kept, or an empty one. */
export function openSentenceTable(kept: SentenceArrays = noSentences()): SentenceTable {
  const places = createKeyTable(keyNumbers, kept.keys)
  let { starts, tokens } = kept
  const endOf = (place: number) => starts[place + 1] as number
  return {
    find: places.find,
    read: (place, visit) => readTokens(tokens, starts[place] as number, endOf(place), visit),
    add: (key, own) => {
      const place = places.size()
      let at = starts[place] as number
      let before = 0
      for (const token of own) {
        tokens = roomFor(tokens, at + mostTokenBytes)
        at = writeToken(tokens, at, token, before)
        before = token.start
      }
      places.add(key)
      starts = roomFor(starts, place + 2)
      starts[place + 1] = at
    },
    arrays: () => ({
      keys: places.keys(),
      starts: starts.subarray(0, places.size() + 1),
      tokens: tokens.subarray(0, starts[places.size()]),
    }),
  }
}

function noSentences(): SentenceArrays {
  return { keys: new Uint32Array(0), starts: new Uint32Array(1), tokens: new Uint8Array(0) }
}
