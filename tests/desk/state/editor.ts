/** An editor in a process of his own: puts lines under a draft, each saved upon the newest version, and says how often others were first. */

import { openDeskState } from '../../../server/desk/state/desk-state.ts'
import { openState } from '../../../server/state/database.ts'
import { addLines } from './add-lines.ts'

const [, , folder = '', id = '', accountId = ''] = process.argv
const { drafts } = openDeskState(await openState(folder))
console.log(JSON.stringify(await addLines(drafts, id, { accountId }, 15)))
