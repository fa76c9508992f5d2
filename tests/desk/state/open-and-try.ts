/** Opens the door of a state, reads what its desk has, and tries to write there; prints what came of each. */

import { openAccessDoor } from '../../../server/access/access-door.ts'
import { makeDraft, refusalOf } from './make-desk.ts'

const [, , folder = ''] = process.argv
const door = await openAccessDoor(folder)
const members = door.current()?.listAccounts().length
const desk = door.desk()
if (!desk) console.log(JSON.stringify({ members }))
else {
  const { drafts, proposals, missedSearches } = desk
  const [line] = drafts.list()
  const [id, writer] = [line?.id ?? '', { accountId: '甲' }]
  const read = [drafts.read(id, writer)?.pause, proposals.list(), missedSearches.list()]
  missedSearches.note('屋台の許可', 'none')
  const sent = { kind: 'wanted', text: '例', source: '', reach: '' } as const
  const refusals = [
    () => drafts.save(id, makeDraft('新しい文'), 1, writer),
    () => drafts.autosave(id, makeDraft('新しい文'), 1, writer),
    () => drafts.discard(id),
    () => proposals.add(sent),
    () => desk.changeSettings({ twoPeople: false }),
  ].map(refusalOf)
  const settings = desk.readSettings()
  console.log(JSON.stringify({ members, line, read, refusals, settings }))
}
door.close()
