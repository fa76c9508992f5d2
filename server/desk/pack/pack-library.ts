/** The whole library as one zip: all that is written by people, from which another copy can start. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  asksFolder,
  type CaseDisk,
  codeOf,
  isAsksName,
  isCaseName,
  realDisk,
} from '../../cases/folder.ts'
import { CasesFolderError } from '../../cases/load.ts'
import { compareText } from '../../contract/compare-text.ts'
import { writeZip, type ZipFile } from '../zip/write-zip.ts'
import { libraryReadMe } from './library-read-me.ts'

/** The lists of words, and where the program keeps them. */
const wordsFolder = fileURLToPath(new URL('../../search/', import.meta.url))
const wordLists = ['synonyms.txt', 'readings.txt']

const factsFolder = 'facts'

/** The bytes of the zip, piece by piece; the same library makes the same bytes. */
export async function* packLibrary(
  casesFolder: string,
  disk: CaseDisk = realDisk,
): AsyncGenerator<Uint8Array> {
  const names = await listFiles(casesFolder, disk)
  yield* writeZip(readAll(casesFolder, names, disk))
}

/** Broken cases and drafts too: the zip is what there is, not what is shown. */
async function listFiles(folder: string, disk: CaseDisk): Promise<string[]> {
  const [all, asks, facts] = await Promise.all([
    disk.list(folder).catch((cause: unknown) => {
      throw new CasesFolderError(folder, cause)
    }),
    listInside(folder, asksFolder, disk),
    listInside(folder, factsFolder, disk),
  ])
  const own = all.filter(
    (name) => isCaseName(name) || /^(?:readme\.md|withdrawn\.yaml)$/i.test(name),
  )
  return [...own, ...asks.filter(isAsksName), ...facts.filter(isFactsName)].sort(compareText)
}

function isFactsName(name: string): boolean {
  return /^facts\/[^./][^/]*\.yaml$/i.test(name)
}

async function listInside(folder: string, inside: string, disk: CaseDisk): Promise<string[]> {
  try {
    return (await disk.list(join(folder, inside))).map((name) => `${inside}/${name}`)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function* readAll(
  casesFolder: string,
  names: readonly string[],
  disk: CaseDisk,
): AsyncGenerator<ZipFile> {
  yield { name: 'README.txt', bytes: new TextEncoder().encode(libraryReadMe) }
  for (const name of names) {
    const bytes = await readPlainFile(join(casesFolder, name), disk)
    if (bytes) yield { name: `cases/${name.normalize('NFC')}`, bytes }
  }
  for (const name of wordLists) {
    const bytes = await readPlainFile(join(wordsFolder, name), disk)
    if (bytes) yield { name: `words/${name}`, bytes }
  }
}

/** Links and folders are no files of the library; a file that has gone since the listing is none any more. */
async function readPlainFile(path: string, disk: CaseDisk): Promise<Uint8Array | undefined> {
  try {
    return (await disk.look(path)).isFile() ? await disk.read(path) : undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
