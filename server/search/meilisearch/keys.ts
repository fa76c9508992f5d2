/**
 * The two keys that the program works with. The master key makes them once (npm run meili:keys) and is needed nowhere
 * else: whoever gets hold of a key of the running program can neither make keys nor touch other indexes.
 */

import type { KeyCreation } from 'meilisearch'

/** Every index of ours, of whatever settings. */
const indexes = ['public-*', 'members-*']

/** For answering: nothing but searching. */
export const searchKey = {
  uid: 'c2a1f0a4-6f0e-4a53-9d0b-3b5f1e7a9c01',
  name: '改善事例ライブラリ 検索',
  actions: ['search'],
  ...{ indexes, expiresAt: null },
} satisfies KeyCreation

/** For publishing: what building, checking and swapping an index takes. */
export const indexKey = {
  uid: 'c2a1f0a4-6f0e-4a53-9d0b-3b5f1e7a9c02',
  name: '改善事例ライブラリ 登録',
  actions: [
    'search',
    ...['documents.add', 'documents.get', 'documents.delete'],
    ...['indexes.create', 'indexes.get', 'indexes.delete', 'indexes.swap'],
    ...['settings.get', 'settings.update'],
    ...['tasks.get', 'tasks.cancel'],
  ],
  ...{ indexes, expiresAt: null },
} satisfies KeyCreation
