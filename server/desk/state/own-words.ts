/** The association's own list of other words, in the writing of server/search/synonyms.txt: one text, read after the shipped list. */

import type { StateDatabase } from '../../state/database.ts'
import { readSetting, writeSetting } from './settings.ts'

export type OwnWords = {
  /** Empty as long as there is none. */
  read: () => string
  /** Puts the list in the place of `before`; answers false where another is kept by now. */
  write: (list: string, before: string) => boolean
}

const name = 'ownWords'

/** Opens the list of a state. */
export function openOwnWords(database: StateDatabase): OwnWords {
  const read = (): string => {
    const stored: unknown = JSON.parse(readSetting(database, name) ?? '""')
    return typeof stored === 'string' ? stored : ''
  }
  return {
    read,
    write: (list, before) =>
      database.transact(() => {
        if (read() !== before) return false
        writeSetting(database, name, JSON.stringify(list))
        return true
      }),
  }
}
