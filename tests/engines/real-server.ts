/** The real Meilisearch where its program is installed, with a master key and with the two keys made from it. */

import { findMeilisearch, makeKeys, startMeilisearch } from '../../scripts/meilisearch/server.ts'
import type { MeilisearchAccess } from '../../server/search/meilisearch/open.ts'

const program = await findMeilisearch()

/** Whether there is a server to test with. */
export const hasMeilisearch = program !== undefined

export const masterKey = 'a-master-key-only-for-these-tests'

export type RealServer = { access: MeilisearchAccess; stop: () => Promise<void> }

/** A machine that runs all tests at once may be slow; how slow a server may be is promised in failing.test.ts. */
const patienceMs = 10_000
/** Time for one test with a server that indexes thousands of vectors beside everything else. */
export const longestWaitMs = 120_000
/** The same for `vi.setConfig`: each file sets it, since files share this module but no settings. */
export const longWaits = { testTimeout: longestWaitMs, hookTimeout: longestWaitMs }

/** Starts a server with an empty database. */
export async function startRealServer(): Promise<RealServer> {
  const { url, stop } = await startMeilisearch(program ?? '', masterKey)
  return { access: { url, patienceMs, ...(await makeKeys(url, masterKey)) }, stop }
}

/** Says, in one line, what is not tested. */
export function saySkipped(what: string): void {
  console.log(`${what}は試していません（PATH に meilisearch がありません）`)
}
