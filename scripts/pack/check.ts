/**
 * npm run pack:check -- DIR
 * Says which files of a pack are missing, changed, or too many.
 */

import { runCheck } from './check-command.ts'

process.exitCode = await runCheck(process.argv.slice(2), process.stdout)
