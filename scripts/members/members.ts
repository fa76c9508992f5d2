/**
 * npm run members -- invite 名前 --role editor
 * Invites, lists, pauses, resumes and removes members, whether the server runs or not.
 */

import { runMembers } from './members-command.ts'

process.exitCode = await runMembers(process.argv.slice(2), process.stdout, process.stderr)
