/**
 * npm run cases:unpack -- FILE.zip FOLDER
 * Makes a folder of a zip that cases:pack has written; a folder with anything in it is never touched.
 */

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { unpackLibrary } from '../../server/desk/pack/unpack-library.ts'
import { AppError } from '../../server/errors.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const [file, folder] = positionals
if (file === undefined || folder === undefined || positionals.length !== 2) {
  console.error('使い方: npm run cases:unpack -- FILE.zip FOLDER')
  process.exitCode = 1
} else {
  try {
    const count = await unpackLibrary(await readFile(file), folder)
    console.log(`${folder} に${count}個のファイルを置いた。CASES_DIR=${folder}/cases で始められる`)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
