/** Adds accounts to the state of a folder until it is killed, and names each one once it has been kept. */

import { writeSync } from 'node:fs'
import { openState } from '../../server/state/database.ts'

const [, , folder = ''] = process.argv
writeSync(1, 'opening\n')
const database = await openState(folder)
for (let index = 0; ; index += 1) {
  const id = `${process.pid}-${index}`
  database.transact(() => {
    database.run(
      `INSERT INTO accounts (id, name, name_key, role, created_at) VALUES (?, ?, ?, 'member', 0)`,
      ...[id, id, id],
    )
    // Two rows that belong together: half of it must never be there.
    database.run(
      'INSERT INTO sessions (key_hash, account_id, started_at, seen_at) VALUES (?, ?, 0, 0)',
      ...[id, id],
    )
  })
  writeSync(1, `${id}\n`)
}
