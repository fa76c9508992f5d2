/** The hash of a search that is not kept (yet), by which it is known again on another day. */

import { createHmac, randomBytes } from 'node:crypto'
import type { StateDatabase } from '../../state/database.ts'
import { readSetting, removeSetting, writeSetting } from './settings.ts'

const name = 'missedSearchesKey'

/**
 * The hash, with a key of this library that is made anew whenever it is not there. A plain hash of a short question is
 * found by trying the likely ones, and a table of them made once would fit every library. The key lies in the same
 * database, so it hides nothing from whoever has that as a whole; it goes when noting is switched off, and with it
 * whatever a copy of the hashes alone could be compared with.
 */
export function hashSearch(database: StateDatabase, text: string): string {
  return createHmac('sha256', readKey(database)).update(text).digest('base64url')
}

/** Deletes the key: what was hashed with it is known again no more. */
export function removeHashKey(database: StateDatabase): void {
  removeSetting(database, name)
}

function readKey(database: StateDatabase): string {
  const stored = readSetting(database, name)
  if (stored !== undefined) return stored
  const key = JSON.stringify(randomBytes(32).toString('base64url'))
  writeSetting(database, name, key)
  return key
}
