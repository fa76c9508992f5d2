/** Everything out of kuromoji's dictionary that its search for words makes use of. */

import type { KuromojiTokenizer } from '../load-dictionary.ts'
import type { Tables } from './tables.ts'

/** One way to take a word: 今日 as コンニチ or as キョウ. */
export type Token = {
  classId: number
  cost: number
  pos: string
  pos_detail_1: string
  base: string
  reading: string
}

export type Word = { written: string; tokens: Token[] }

type Bytes = { buffer: Uint8Array; getShort: (at: number) => number }

type Features = {
  dictionary: Bytes
  pos_buffer: Bytes
  target_map: Record<string, number[]>
  getFeatures: (token: number) => string
  targetMapToBuffer: () => Uint8Array
}

/** What kuromoji's types do not tell of it. */
type Inside = KuromojiTokenizer & {
  token_info_dictionary: Features
  unknown_dictionary: Features & {
    character_definition: {
      character_category_map: Uint8Array
      invoke_definition_map: { toBuffer: () => Uint8Array }
    }
  }
}

/** The words in the order of their units, each with its tokens in kuromoji's order: of two as cheap, the first counts. */
export function readWords(tokenizer: KuromojiTokenizer): Word[] {
  const { token_info_dictionary: known } = tokenizer as Inside
  return Object.values(known.target_map)
    .map((tokens) => readWord(known, tokens))
    .sort((one, other) => (one.written < other.written ? -1 : 1))
}

function readWord(known: Features, tokens: readonly number[]): Word {
  const read = tokens.map((token) => readToken(known, token))
  return {
    written: read[0]?.written ?? '',
    tokens: dropNeverChosen(read.map(({ token }) => token)),
  }
}

function readToken(known: Features, at: number) {
  const { dictionary } = known
  const [written = '', pos = '', pos_detail_1 = '', , , , , base = '', reading = '', ...more] =
    known.getFeatures(at).split(',')
  const classId = dictionary.getShort(at)
  if (classId !== dictionary.getShort(at + 2) || more.length !== 1) {
    throw new Error(`Not as in IPADIC: ${written}`)
  }
  const cost = dictionary.getShort(at + 4)
  return { written, token: { classId, cost, pos, pos_detail_1, base, reading } }
}

/** Of tokens of one class, one is cheapest wherever the word stands: 13,211 others change nothing. */
function dropNeverChosen(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token, at) =>
      !tokens.some(
        (other, place) =>
          other.classId === token.classId &&
          (other.cost < token.cost || (other.cost === token.cost && place < at)),
      ),
  )
}

/** What it costs that a word of one class follows one of another, a row for each class that stands first. */
export function readConnections(tokenizer: KuromojiTokenizer): Int16Array {
  const [rows = 0, columns = 0] = tokenizer.viterbi_searcher.connection_costs.buffer
  if (rows !== columns) throw new Error(`Not as in IPADIC: ${rows} × ${columns} connections`)
  return tokenizer.viterbi_searcher.connection_costs.buffer.subarray(2)
}

type UnknownTables = Pick<
  Tables,
  'unknownTokens' | 'unknownFeatures' | 'unknownTargets' | 'characters' | 'characterClasses'
>

/** How words are made that the dictionary does not have, as kuromoji keeps it, without 21 MB of zeros behind. */
export function readUnknown(tokenizer: KuromojiTokenizer): UnknownTables {
  const { unknown_dictionary: unknown } = tokenizer as Inside
  const { character_category_map, invoke_definition_map } = unknown.character_definition
  const bytesPerToken = 10
  const lastToken = Math.max(...Object.values(unknown.target_map).flat())
  return {
    unknownTokens: unknown.dictionary.buffer.subarray(0, lastToken + bytesPerToken),
    unknownFeatures: cutZeros(unknown.pos_buffer.buffer),
    unknownTargets: unknown.targetMapToBuffer(),
    characters: character_category_map,
    characterClasses: cutZeros(invoke_definition_map.toBuffer()),
  }
}

/** Of names that end with a zero, the last one may do without. */
function cutZeros(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1)
}
