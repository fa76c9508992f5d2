/**
 * `npm run meili:keys`: makes the two keys that the program works with, from MEILI_MASTER_KEY and MEILI_URL, and prints
 * them as lines for .env. Run again it prints the same two.
 */

import { describeFailure } from '../../server/search/meilisearch/connection.ts'
import { makeKeys } from './server.ts'

/** Meilisearch itself refuses shorter ones outside of development. */
const shortestMasterKey = 16

const url = process.env['MEILI_URL']?.trim() || 'http://127.0.0.1:7700'
const masterKey = process.env['MEILI_MASTER_KEY']?.trim() ?? ''

if (Buffer.byteLength(masterKey) < shortestMasterKey || new Set(masterKey).size < 8) {
  const got = masterKey === '' ? 'なし' : `${masterKey.length}字の弱い値`
  const want = `${shortestMasterKey}字以上のでたらめな文字`
  console.error(`MEILI_MASTER_KEY — 得た値（${got}） / ${want} / 例: openssl rand -hex 32 の出力`)
  process.exitCode = 1
} else {
  await printKeys()
}

async function printKeys(): Promise<void> {
  try {
    const { searchKey, indexKey } = await makeKeys(url, masterKey)
    console.log(`MEILI_SEARCH_KEY=${searchKey}\nMEILI_INDEX_KEY=${indexKey}`)
  } catch (error) {
    console.error(`鍵を作れません: ${describeFailure(error)}（MEILI_URL ${url}）`)
    process.exitCode = 1
  }
}
