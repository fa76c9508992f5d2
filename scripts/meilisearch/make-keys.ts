/** The two keys of the program, made on a server with its master key. */

import type { Key, KeyCreation, Meilisearch } from 'meilisearch'
import { connect, readRefusal } from '../../server/search/meilisearch/connection.ts'
import { indexKey, searchKey } from '../../server/search/meilisearch/keys.ts'

const timeoutMs = 10_000

export type Keys = { searchKey: string; indexKey: string }

/** Makes both, or answers them as they were made before: a server built anew gets back the keys it had. */
export async function makeKeys(url: string, masterKey: string): Promise<Keys> {
  const client = await connect(url, masterKey, timeoutMs)
  return {
    searchKey: await makeKey(client, searchKey),
    indexKey: await makeKey(client, indexKey),
  }
}

async function makeKey(
  client: Meilisearch,
  wanted: KeyCreation & { uid: string },
): Promise<string> {
  const known = await client.getKey(wanted.uid).catch((error: unknown) => {
    if (readRefusal(error)?.code === 'api_key_not_found') return undefined
    throw error
  })
  if (known && hasSameRights(known, wanted)) return known.key
  // Rights cannot be changed; the text of a key follows from its uid and the master key, and stays.
  if (known) await client.deleteKey(wanted.uid)
  return (await client.createKey(wanted)).key
}

function hasSameRights(known: Key, wanted: KeyCreation): boolean {
  const write = ({ actions, indexes }: Pick<Key, 'actions' | 'indexes'>) =>
    JSON.stringify([[...actions].sort(), [...indexes].sort()])
  return write(known) === write(wanted)
}
