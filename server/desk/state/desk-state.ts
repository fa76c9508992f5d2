/** What the editors' desk keeps, over the one database of the state. */

import type { StateDatabase } from '../../state/database.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { type Judgements, openJudgements } from './judgements.ts'
import { type MissedSearches, openMissedSearches } from './missed-searches.ts'
import { type OwnWords, openOwnWords } from './own-words.ts'
import { openProposals, type Proposals } from './proposals.ts'
import { type DeskSettings, openSettings } from './settings.ts'
import { openVersions, type Versions } from './versions.ts'

export type DeskState = {
  drafts: Drafts
  versions: Versions
  proposals: Proposals
  missedSearches: Omit<MissedSearches, 'deleteAll'>
  judgements: Judgements
  ownWords: OwnWords
  readSettings: () => DeskSettings
  /** Noting switched off, what was noted is deleted. */
  changeSettings: (changes: Partial<DeskSettings>) => void
  /** All changes of the work, or none where it throws: a version is kept together with the end of its draft. */
  transact: <T>(work: () => T) => T
}

/** Opens the desk of a state; the database stays that of the caller. */
export function openDeskState(database: StateDatabase, clock: () => number = Date.now): DeskState {
  const settings = openSettings(database)
  const { deleteAll, ...missedSearches } = openMissedSearches(database, clock, settings)
  return {
    drafts: openDrafts(database, clock),
    versions: openVersions(database, clock),
    proposals: openProposals(database, clock),
    missedSearches,
    judgements: openJudgements(database),
    ownWords: openOwnWords(database),
    readSettings: settings.read,
    changeSettings: (changes) =>
      database.transact(() => {
        settings.change(changes)
        if (!settings.read().missedSearches) deleteAll()
      }),
    transact: database.transact,
  }
}
