/**
 * The way to the accounts, and to the editors' desk beside them in one database. A library without members has none, and
 * never loads the database; the first invitation may be made by the command line while the server runs, so the pages of
 * members look again.
 */

import { type DeskState, openDeskState } from '../desk/state/desk-state.ts'
import { AppError } from '../errors.ts'
import { hasState, openState } from '../state/database.ts'
import { isOfToday } from '../state/migrations.ts'
import { type Access, openAccess } from './access.ts'

export type AccessDoor = {
  /** The accounts, if they are open. */
  current: () => Access | undefined
  /** The same, opened if they are there by now. */
  look: () => Promise<Access | undefined>
  /** The same, made if there are none: what is sent in has to be kept somewhere. */
  make: () => Promise<Access>
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
  const open = async () => {
    const database = await openState(stateFolder)
    access = openAccess(database)
    if (isOfToday(database)) desk = openDeskState(database)
    return access
  }
  const begin = (work: () => Promise<Access | undefined>) => {
    opening ??= work().finally(() => {
      opening = undefined
    })
    return opening
  }
  const openIfThere = async () =>
    closed || !(await hasState(stateFolder)) ? undefined : await open()
  const look = async () => access ?? (await begin(openIfThere))
  await look()
  return {
    current: () => access,
    look,
    make: async () => {
      const made = (await look()) ?? (closed ? undefined : await begin(open))
      if (!made) throw new AppError('CLOSING')
      return made
    },
    desk: () => desk,
    close: () => {
      closed = true
      access?.close()
      access = undefined
      desk = undefined
    },
  }
}
