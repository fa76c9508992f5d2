/**
 * The way to the accounts, and to the editors' desk beside them in one database. A library without members has none, and never loads the database; the first invitation may be
 * made by the command line while the server runs, so the pages of members look again.
 */

import { type DeskState, openDeskState } from '../desk/state/desk-state.ts'
import { hasState, openState } from '../state/database.ts'
import { isOfToday } from '../state/migrations.ts'
import { type Access, openAccess } from './access.ts'

export type AccessDoor = {
  /** The accounts, if they are open. */
  current: () => Access | undefined
  /** The same, opened if they are there by now. */
  look: () => Promise<Access | undefined>
  /** The desk, if the accounts are open and the database has been led to the shape of today. */
  desk: () => DeskState | undefined
  close: () => void
}

/** Opens the accounts of a folder if there are any; a database that this program cannot read is a reason not to start. */
export async function openAccessDoor(stateFolder: string): Promise<AccessDoor> {
  let access: Access | undefined
  let desk: DeskState | undefined
  let closed = false
  let opening: Promise<Access | undefined> | undefined
  const openIfThere = async () => {
    if (closed || !(await hasState(stateFolder))) return undefined
    const database = await openState(stateFolder)
    access = openAccess(database)
    if (isOfToday(database)) desk = openDeskState(database)
    return access
  }
  const look = async () => {
    if (access) return access
    opening ??= openIfThere().finally(() => {
      opening = undefined
    })
    return opening
  }
  await look()
  return {
    current: () => access,
    look,
    desk: () => desk,
    close: () => {
      closed = true
      access?.close()
      access = undefined
      desk = undefined
    },
  }
}
