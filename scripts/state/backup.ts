/**
 * npm run state:backup -- FILE [--replace]
 * Writes a checked copy of the state, also while the server runs.
 */

import { runBackup } from './backup-command.ts'

process.exitCode = await runBackup(process.argv.slice(2), process.stderr)
