/**
 * npm run cases:pack -- FILE.zip [--cases DIR]
 * Writes the whole library, cases, facts, asks and lists of words, as one zip.
 */

import { parseArgs } from 'node:util'
import { writeAtomically } from '../../server/atomic-write.ts'
import { CasesFolderError } from '../../server/cases/load.ts'
import { packLibrary } from '../../server/desk/pack/pack-library.ts'
import { joinPieces } from '../../server/desk/zip/write-zip.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: 'cases' } },
})
const [file = ''] = positionals
if (!/\.zip$/i.test(file) || positionals.length !== 1) {
  console.error('使い方: npm run cases:pack -- FILE.zip [--cases DIR]')
  process.exitCode = 1
} else {
  try {
    const bytes = await joinPieces(packLibrary(values.cases))
    await writeAtomically(file, [bytes])
    console.log(`${file} に書いた（${Math.ceil(bytes.byteLength / 1024)} KB）`)
  } catch (error) {
    if (!(error instanceof CasesFolderError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
