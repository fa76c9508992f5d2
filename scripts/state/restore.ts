/**
 * npm run state:restore -- FILE
 * Puts a copy in the place of the state, while the server is stopped.
 */

import { runRestore } from './restore-command.ts'

process.exitCode = await runRestore(process.argv.slice(2), process.stderr)
