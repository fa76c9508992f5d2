/** The shape of the database, as the numbered steps that lead to it: each is taken once, whole or not at all. */

import { migrationToMembers } from './migration-1.ts'
import { migrationToDesk } from './migration-2.ts'
import { migrationToTokens } from './migration-3.ts'

/** What a step needs of the database. */
type Migrated = {
  get: <Row>(sql: string) => Row | undefined
  execute: (sql: string) => void
  transact: (work: () => void) => void
}

/** A step that has shipped is never changed: its databases are out there. */
const migrations: readonly string[] = [migrationToMembers, migrationToDesk, migrationToTokens]

/** The version that this program writes. */
export const newestVersion = migrations.length

/** Marks the file as ours (“KZL1”), so that no other database is ever put in its place. */
export const stateMark = 0x4b5a4c31

/** A database that a newer version of the program has made: its meaning is not known here. */
export class StateVersionError extends Error {
  override readonly name = 'StateVersionError'

  constructor(version: number) {
    super(
      `この状態のデータベース（版${version}）は、新しい版の本体で作られています。この本体が読めるのは版${newestVersion}までです。新しい本体を使うか、前の控えを戻してください`,
    )
  }
}

/** Takes the steps that are missing; throws where the database is of a newer program. */
export function migrate(database: Migrated): void {
  // Read first without a lock: a database that is only read needs no step, and may take none.
  while (readVersion(database) < newestVersion) {
    database.transact(() => {
      // Once more with the lock: another process may have taken the step meanwhile.
      const version = readVersion(database)
      const step = migrations[version]
      if (step !== undefined) database.execute(`${step};\nPRAGMA user_version = ${version + 1}`)
    })
  }
}

/** The version of a database; throws where it is newer than this program. */
export function readVersion(database: Pick<Migrated, 'get'>): number {
  const row = database.get<{ user_version: number }>('PRAGMA user_version')
  const version = row?.user_version ?? 0
  if (version > newestVersion) throw new StateVersionError(version)
  return version
}

/** Whether a database has the shape of this program; an older one has been opened where no step could be taken. */
export function isOfToday(database: Pick<Migrated, 'get'>): boolean {
  return readVersion(database) === newestVersion
}

/** Whether the file is one of ours. */
export function isStateDatabase(database: Pick<Migrated, 'get'>): boolean {
  const row = database.get<{ application_id: number }>('PRAGMA application_id')
  return row?.application_id === stateMark
}
