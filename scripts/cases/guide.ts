/**
 * npm run cases:guide [-- --check]
 * Writes the tables of cases/README.md from the schema and the vocabulary; --check only says whether they
 * are up to date, and ends with 1 when they are not.
 */

import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fillGuide, GuideMarkerError } from './fill-guide.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const file = fileURLToPath(new URL('../../cases/README.md', import.meta.url))

try {
  const before = (await readFile(file, 'utf8')).replaceAll('\r\n', '\n')
  const after = fillGuide(before)
  if (before === after) console.log('cases/README.md の表は最新です。')
  else if (values.check) {
    console.error('cases/README.md の表が古くなっています。npm run cases:guide で書き直せます。')
    process.exitCode = 1
  } else {
    await writeFile(file, after)
    console.log('cases/README.md の表を書き直しました。')
  }
} catch (error) {
  if (!(error instanceof GuideMarkerError)) throw error
  console.error(`cases/README.md: ${error.message}`)
  process.exitCode = 1
}
