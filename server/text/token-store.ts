/**
 * What has been analysed, as numbers: the tokens of 10,000 cases' sentences as objects would fill the memory, and are made
 * anew where they are wanted.
 */

import type { TokenNumbers } from './pack-tokens.ts'
import { openSentenceTable, type SentenceArrays, type SentenceTable } from './sentence-table.ts'
import { keyNumbers, writeTextKey } from './text-key.ts'
import type { Token } from './token.ts'
import { type Form, formOf, openTokenForms, placeForm } from './token-forms.ts'

/** What is known of texts: the tokens of sentences, and the readings of names. */
export type TokenStore = {
  /** Made anew at each call. */
  tokensOf: (sentence: string) => Token[] | undefined
  /** Answers the tokens of a sentence that have one of some terms, however often it is asked: to look it up takes longer. */
  openSentence: (sentence: string) => TokenFinder | undefined
  addTokens: (sentence: string, tokens: readonly Token[]) => void
  readings: ReadonlyMap<string, string>
  addReading: (text: string, reading: string) => void
  /** How much has been added since the store was made. */
  added: () => number
  /** From now on nothing is added: what is analysed later are readers' queries. */
  close: () => void
  /** What the store is made of again: the same in whatever order it was learned. */
  pack: () => PackedTokens
}

export type TokenFinder = (terms: ReadonlySet<string>) => readonly Token[]

export type PackedTokens = {
  data: {
    forms: readonly Form[]
    readings: readonly (readonly [text: string, reading: string])[]
  }
  arrays: SentenceArrays
}

/** Makes a store of what was packed, or an empty one. */
export function createTokenStore(packed?: PackedTokens): TokenStore {
  const sentences = openSentenceTable(packed?.arrays)
  const forms = openTokenForms(packed?.data.forms ?? [])
  const readings = new Map(packed?.data.readings)
  const key = new Uint32Array(keyNumbers)
  let added = 0
  let isOpen = true

  const unpack = (place: number, marks?: Uint8Array) => {
    const all = forms.all()
    const found: Token[] = []
    sentences.read(place, ({ form, start, end }) => {
      if (marks?.[form] === 0) return
      found.push(placeForm(all[form] as Form, start, end))
    })
    return found
  }
  return {
    tokensOf: (sentence) => {
      const place = sentences.find(writeTextKey(sentence, key))
      return place === undefined ? undefined : unpack(place)
    },
    openSentence: (sentence) => {
      const place = sentences.find(writeTextKey(sentence, key))
      return place === undefined ? undefined : (terms) => unpack(place, forms.mark(terms))
    },
    addTokens: (sentence, own) => {
      if (!isOpen || sentences.find(writeTextKey(sentence, key)) !== undefined) return
      const numbers = own.map((token) => {
        const { start, end } = token
        return { form: forms.numberOf(formOf(token)), start, end }
      })
      sentences.add(key, numbers)
      added++
    },
    readings,
    addReading: (text, reading) => {
      if (!isOpen || readings.has(text)) return
      readings.set(text, reading)
      added++
    },
    added: () => added,
    close: () => {
      isOpen = false
    },
    pack: () => packSorted(sentences, forms.all(), readings),
  }
}

/** The sentences in the order of their keys, and the forms in that of the sentences. */
function packSorted(
  sentences: SentenceTable,
  forms: readonly Form[],
  readings: ReadonlyMap<string, string>,
): PackedTokens {
  const { keys } = sentences.arrays()
  const keyAt = (place: number) => keys.subarray(place * keyNumbers, (place + 1) * keyNumbers)
  const places = Uint32Array.from({ length: keys.length / keyNumbers }, (_, place) => place)
  const sorted = openSentenceTable()
  const sortedForms = openTokenForms([])
  for (const place of places.sort((a, b) => compareKeys(keyAt(a), keyAt(b)))) {
    const own: TokenNumbers[] = []
    sentences.read(place, ({ form, start, end }) => {
      own.push({ form: sortedForms.numberOf(forms[form] as Form), start, end })
    })
    sorted.add(keyAt(place), own)
  }
  const named = [...readings].sort(([a], [b]) => (a < b ? -1 : 1))
  return { data: { forms: sortedForms.all(), readings: named }, arrays: sorted.arrays() }
}

function compareKeys(a: Uint32Array, b: Uint32Array): number {
  const at = a.findIndex((number, place) => number !== b[place])
  return at < 0 ? 0 : (a[at] as number) - (b[at] as number)
}
