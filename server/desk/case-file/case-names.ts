/** Where the three files of a case lie, and what names their content. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Problem } from '../../cases/case.ts'
import { maxFileBytes, readCaseFile } from '../../cases/files.ts'
import { asksFolder, type CaseDisk, realDisk, refuseFile } from '../../cases/folder.ts'
import type { CaseFileKind, CaseFiles } from '../../contract/desk.ts'

export const factsFolder = 'facts'

/** The names of the files of a case, from the folder of the cases. */
export function nameFiles(slug: string): Record<CaseFileKind, string> {
  return {
    facts: `${factsFolder}/${slug}.yaml`,
    asks: `${asksFolder}/${slug}.yaml`,
    body: `${slug}.md`,
  }
}

/** The order in which files are put in place: a case is read when its body is there. */
export const fileOrder: readonly CaseFileKind[] = ['facts', 'asks', 'body']

/** A file of a case as text; undefined where there is none, a problem where it is none that can be read. */
export async function readFileOf(
  folder: string,
  name: string,
  disk: CaseDisk = realDisk,
): Promise<string | undefined | Problem> {
  const at = name.lastIndexOf('/') + 1
  const file = await readCaseFile(join(folder, name.slice(0, at)), name.slice(at), disk)
  if (file === undefined) return undefined
  return 'text' in file ? file.text : { ...file, file: name }
}

/** The files of a case; undefined without a body, or what is wrong with one of them. */
export async function readCaseFilesOf(
  folder: string,
  slug: string,
  disk: CaseDisk = realDisk,
): Promise<{ files: CaseFiles | undefined } | { problem: Problem }> {
  const texts: Partial<Record<CaseFileKind, string>> = {}
  for (const kind of fileOrder) {
    const text = await readFileOf(folder, nameFiles(slug)[kind], disk)
    if (typeof text === 'object') return { problem: text }
    if (text !== undefined) texts[kind] = text
  }
  const { body, facts, asks } = texts
  return { files: body === undefined ? undefined : { body, facts, asks } }
}

/** Names a text by its content. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** What each file of a case was when its editor began; a file that was not there has none. */
export type FileHashes = Partial<Record<CaseFileKind, string>>

/** The content of each file by its name. */
export function hashEach(files: CaseFiles | undefined): FileHashes {
  const hashes: FileHashes = {}
  for (const kind of fileOrder) {
    const text = files?.[kind]
    if (text !== undefined) hashes[kind] = hashText(text)
  }
  return hashes
}

/** Names all files of a case by their content. */
export function hashFiles({ body, facts, asks }: CaseFiles): string {
  return hashText(JSON.stringify([body, facts ?? null, asks ?? null]))
}

/** What is too large to be read again is not written. */
export function refuseSizes(slug: string, files: CaseFiles): Problem[] {
  const names = nameFiles(slug)
  return fileOrder.flatMap((kind) => {
    const bytes = Buffer.byteLength(files[kind] ?? '')
    if (bytes <= maxFileBytes) return []
    const got = `${Math.ceil(bytes / 1024)} KiB`
    return [refuseFile(names[kind], got, `${maxFileBytes / 1024} KiB 以下`)]
  })
}
