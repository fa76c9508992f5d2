/** The disk for a thread that has nothing else to do while it waits: four calls at once take a fifth of the time. */

import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { type CaseDisk, realDisk } from '../folder.ts'

export const blockingDisk: CaseDisk = {
  list: async (folder) => readdirSync(folder),
  look: async (path) => lstatSync(path),
  read: async (path, most) =>
    most === undefined ? readFileSync(path) : await realDisk.read(path, most),
}
