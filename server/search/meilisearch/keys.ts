/**
 * The two keys that the program works with. The master key makes them once (npm run meili:keys) and is needed nowhere
 * else: whoever gets hold of a key of the running program can neither make keys nor touch other indexes.
 */

import type { KeyCreation } from 'meilisearch'
import { connect } from './connection.ts'
import type { MeilisearchAccess } from './open.ts'

/** Every index of ours, of whatever settings. */
const indexes = ['public-*', 'members-*']

/** For answering: nothing but searching. */
export const searchKey = {
  uid: 'c2a1f0a4-6f0e-4a53-9d0b-3b5f1e7a9c01',
  name: '改善事例ライブラリ 検索',
  actions: ['search'],
  indexes,
  expiresAt: null,
} satisfies KeyCreation

/** For publishing: what building, checking and swapping an index takes. */
export const indexKey = {
  uid: 'c2a1f0a4-6f0e-4a53-9d0b-3b5f1e7a9c02',
  name: '改善事例ライブラリ 登録',
  actions: [
    'search',
    'documents.add',
    'documents.get',
    'documents.delete',
    'indexes.create',
    'indexes.get',
    'indexes.delete',
    'indexes.swap',
    'settings.get',
    'settings.update',
    'tasks.get',
    'tasks.cancel',
  ],
  indexes,
  expiresAt: null,
} satisfies KeyCreation

/** A server that is slower than this is not waited for at the start. */
const patienceMs = 500

/** A key that may do more than its work: a master key in the web process is one leak from all. */
class KeyTooStrong extends Error {
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
