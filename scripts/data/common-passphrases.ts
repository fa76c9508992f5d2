/**
 * Writes server/access/common-passphrases.txt, the commonest passphrases of 12 characters and more, from a list with one
 * a line, the commonest first (server/access/README.md names it):
 *
 *     npx tsx scripts/data/common-passphrases.ts FILE.txt
 */

import { readFile, writeFile } from 'node:fs/promises'
import { normalizePassphrase } from '../../server/access/passphrase.ts'
import { commonPassphrasesFile, markPassphrase } from '../../server/access/passphrase-rules.ts'
import { passphraseLengths } from '../../server/contract/members.ts'

const wanted = 3000

const [file = ''] = process.argv.slice(2)
const lines = (await readFile(file, 'utf8')).split(/\r?\n/)
const marks = new Set<string>()
for (const line of lines) {
  if (marks.size === wanted) break
  const isLongEnough = [...normalizePassphrase(line)].length >= passphraseLengths.least
  // As marks: many are obscene, and nobody has to find them in the folder.
  if (isLongEnough) marks.add(markPassphrase(line))
}
await writeFile(commonPassphrasesFile, `${[...marks].sort().join('\n')}\n`)
console.log(`${marks.size}個を ${commonPassphrasesFile.pathname} に書いた`)
