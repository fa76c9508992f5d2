/** Refuses to start with keys that may do more than their work: a master key in the web process is one leak from all. */

import { connect } from './connection.ts'
import type { MeilisearchAccess } from './open.ts'

/** A server that is slower than this is not waited for at the start. */
const patienceMs = 500

/** A key that may do more than it should. */
export class KeyTooStrong extends Error {
  override readonly name = 'KeyTooStrong'
}

/**
 * Throws when one of the keys may read keys (master and admin keys may), or the search key may list indexes. A server
 * that does not answer says nothing against a key.
 */
export async function refuseStrongKeys({
  url,
  searchKey,
  indexKey,
}: MeilisearchAccess): Promise<void> {
  const may = async (key: string, path: string): Promise<boolean> => {
    const client = await connect(url, key, patienceMs)
    return client.httpRequest.get({ path }).then(
      () => true,
      () => false,
    )
  }
  const [searchReadsKeys, searchListsIndexes, indexReadsKeys] = await Promise.all([
    may(searchKey, 'keys'),
    may(searchKey, 'indexes'),
    may(indexKey, 'keys'),
  ])
  if (searchReadsKeys || searchListsIndexes) throw new KeyTooStrong(describe('MEILI_SEARCH_KEY'))
  if (indexReadsKeys) throw new KeyTooStrong(describe('MEILI_INDEX_KEY'))
}

function describe(name: string): string {
  return `${name} に強すぎる鍵（マスターキーなど）が入っています。npm run meili:keys が出した鍵に替えてください`
}
