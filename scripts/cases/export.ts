/**
 * npm run export -- --query … --format docx --out FILE
 * Writes a file of cases without a server: of those that a search finds, of some by name, or of all.
 */

import { runExport } from './export-command.ts'

process.exitCode = await runExport(process.argv.slice(2), process.stderr)
