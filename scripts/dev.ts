/**
 * `npm run dev`: the server restarts when its sources change, Vite builds when the page's do; a reload shows
 * either. Both run until Ctrl+C, or until one of them ends.
 */

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** tsx does not watch files that are read instead of imported; cases are reloaded by a restart, too. */
const watched = ['web/dist/.vite/manifest.json', 'cases/**/*.md'].flatMap((path) => [
  '--include',
  path,
])

const programs = [
  ['node_modules/vite/bin/vite.js', 'build', 'web', '--watch', '--logLevel', 'warn'],
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', ...watched, 'server/main.ts'],
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }))

function stopAll(): void {
  for (const program of programs) program.kill()
}

for (const program of programs) program.once('exit', stopAll)
process.once('SIGINT', stopAll)
process.once('SIGTERM', stopAll)
