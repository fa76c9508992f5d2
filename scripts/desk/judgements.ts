/**
 * npm run judgements -- FILE
 * Writes the editors' judgements as judged queries, also while the server runs.
 */

import { runJudgements } from './judgements-command.ts'

process.exitCode = await runJudgements(process.argv.slice(2), process.stderr)
