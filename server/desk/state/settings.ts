/** What an association decides about its desk. As long as it decides nothing, two people publish and nothing is noted of searches. */

import type { StateDatabase } from '../../state/database.ts'

export type DeskSettings = {
  /** Whether who wrote a draft may not publish it. */
  twoPeople: boolean
  /** Whether it is noted what readers ask in vain. */
  missedSearches: boolean
  /** Who may send in proposals; that everybody may is said by the environment. */
  proposals: 'members' | 'off'
}

export type Settings = {
  read: () => DeskSettings
  change: (changes: Partial<DeskSettings>) => void
}

/** The values that there are; the first holds as long as nothing is set. */
const values: { readonly [Name in keyof DeskSettings]: readonly DeskSettings[Name][] } = {
  twoPeople: [true, false],
  missedSearches: [false, true],
  proposals: ['members', 'off'],
}

/** Opens the settings of a state. They are read each time: another process may have changed them. */
export function openSettings(database: StateDatabase): Settings {
  const readOne = <Name extends keyof DeskSettings>(name: Name): DeskSettings[Name] => {
    const stored = readSetting(database, name)
    const [usual, ...others] = values[name]
    return (others.find((value) => JSON.stringify(value) === stored) ?? usual) as DeskSettings[Name]
  }
  return {
    read: () => ({
      twoPeople: readOne('twoPeople'),
      missedSearches: readOne('missedSearches'),
      proposals: readOne('proposals'),
    }),
    change: (changes) =>
      database.transact(() => {
        for (const [name, value] of Object.entries(changes)) {
          writeSetting(database, name, JSON.stringify(value))
        }
      }),
  }
}

/** The JSON text of a setting, if there is one. */
export function readSetting(database: StateDatabase, name: string): string | undefined {
  return database.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value
}

/** Keeps the JSON text of a setting. */
export function writeSetting(database: StateDatabase, name: string, value: string): void {
  database.run('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)', name, value)
}

/** Takes a setting back to what it is where nothing is set. */
export function removeSetting(database: StateDatabase, name: string): void {
  database.run('DELETE FROM settings WHERE name = ?', name)
}
