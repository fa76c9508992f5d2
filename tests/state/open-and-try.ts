/** Opens the state of a folder, reads it, and tries to change it; prints what came of each. */

import { openState } from '../../server/state/database.ts'

const [, , folder = ''] = process.argv
const tell = (error: unknown) => (error instanceof Error ? error.message : String(error))
try {
  const database = await openState(folder)
  const read = database.get('SELECT count(*) AS accounts FROM accounts')
  let change = 'kept'
  try {
    database.run('UPDATE accounts SET paused = 1')
  } catch (error) {
    change = tell(error)
  }
  console.log(JSON.stringify({ read, change }))
} catch (error) {
  console.log(JSON.stringify({ opening: tell(error) }))
}
