/**
 * npm run pack -- --out DIR
 * Writes the library as one folder that opens from a file share or stands on a web host, without a server.
 */

import { runPack } from './pack-command.ts'

process.exitCode = await runPack(process.argv.slice(2), process.stdout)
