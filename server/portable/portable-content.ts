/** What a portable library is made of, as bytes: written by `npm run pack`, opened by the worker of a browser. */

import type { ShownCase } from '../cases/case.ts'
import { type ContentArrays, readContent, writeContent } from '../content-layout.ts'
import type { WithdrawnCase } from '../contract/withdrawn.ts'
import type { VectorPack } from '../search/embedding/vector-file.ts'
import { vectorFormat } from '../search/embedding/vector-file.ts'
import type { KnownRows } from '../search/forward-index/forward-index.ts'
import {
  packRows,
  type RowArrays,
  type RowData,
  unpackRows,
} from '../search/forward-index/pack-rows.ts'
import { createTokenStore, type PackedTokens, type TokenStore } from '../text/token-store.ts'

/** All that answers by words; the vectors of the cases tell how alike these are. */
export type PortableContent = {
  cases: readonly ShownCase[]
  /** By every name a case had. */
  withdrawn: ReadonlyMap<string, WithdrawnCase>
  tokens: TokenStore
  rows: KnownRows
  vectors: VectorPack
  /** As text/compact-dictionary/ writes it. */
  dictionary: Uint8Array
}

type Data = {
  cases: readonly ShownCase[]
  withdrawn: readonly (readonly [slug: string, withdrawn: WithdrawnCase])[]
  tokens: PackedTokens['data']
  rows: RowData
}

/** A pack is copied whole, but not by everybody. */
const contentName = 'words 3'

/** The content as one run of bytes, the same for the same content. */
export function packPortableContent(content: PortableContent): Uint8Array<ArrayBuffer> {
  const tokens = content.tokens.pack()
  const rows = packRows(content.rows)
  const vectors = vectorFormat.pack(content.vectors)
  const data: Data = {
    cases: content.cases,
    withdrawn: [...content.withdrawn],
    tokens: tokens.data,
    rows: rows.data,
  }
  const arrays: ContentArrays = {
    dictionary: content.dictionary,
    ...nameWith('tokens', tokens.arrays),
    ...nameWith('rows', rows.arrays),
    ...nameWith('vectors', vectors.arrays),
  }
  return writeContent({ fingerprint: contentName, data, arrays })
}

/** The content of such bytes. */
export function readPortableContent(bytes: Uint8Array): PortableContent {
  const { fingerprint, data, arrays } = readContent(bytes)
  if (fingerprint !== contentName) throw new Error('別の版のファイルが混ざっています')
  const { cases, withdrawn, tokens, rows } = data as Data
  const { dictionary } = arrays
  if (!(dictionary instanceof Uint8Array)) throw new Error('辞書がありません')
  return {
    cases,
    withdrawn: new Map(withdrawn),
    tokens: createTokenStore({
      data: tokens,
      arrays: takeNamed('tokens', arrays) as PackedTokens['arrays'],
    }),
    rows: unpackRows({ data: rows, arrays: takeNamed('rows', arrays) as RowArrays }),
    vectors: vectorFormat.unpack({
      data: {},
      arrays: takeNamed('vectors', arrays) as Parameters<typeof vectorFormat.unpack>[0]['arrays'],
    }),
    dictionary,
  }
}

function nameWith(part: string, arrays: ContentArrays): ContentArrays {
  return Object.fromEntries(
    Object.entries(arrays).map(([name, array]) => [`${part}.${name}`, array]),
  )
}

function takeNamed(part: string, arrays: ContentArrays): ContentArrays {
  const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${part}.`))
  return Object.fromEntries(own.map(([name, array]) => [name.slice(part.length + 1), array]))
}
