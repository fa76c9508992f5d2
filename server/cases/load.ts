/** A folder of case files into the shelf the rest of the program serves from, its cases checked against each other. */

import { compareText } from '../contract/compare-text.ts'
import type { Problem, Shelf } from './case.ts'
import { type CaseFile, type ReadResult, readCaseFiles } from './files.ts'
import { type CaseDisk, inBatches, type Listing, listCaseFiles, realDisk } from './folder.ts'
import { findStrayAsks, joinAsks, setAsksApart } from './join-asks.ts'
import { checkLinks } from './links.ts'
import { type ParsedFile, type ParseResult, parseCase } from './parse.ts'
import { byPlace } from './problems.ts'

/** The folder itself cannot be read: there is nothing to serve, and the operator has to act. */
export class CasesFolderError extends Error {
  override readonly name = 'CasesFolderError'
  readonly folder: string

  constructor(folder: string, cause: unknown) {
    super(
      `事例のフォルダ「${folder}」を読めません。フォルダがあるか、読む権限があるかを確かめてください`,
      { cause },
    )
    this.folder = folder
  }
}

/** Every good case of the folder sorted by slug, and every problem; a bad file only ever adds problems. */
export async function loadCases(
  folder: string,
  disk: CaseDisk = realDisk,
  parse: ParseFile = parseCase,
): Promise<Shelf> {
  return shelveCases(await parseFolder(folder, disk, parse))
}

/** Parses right here, or in a thread where a file may come from anybody. */
export type ParseFile = (file: CaseFile) => ParseResult | Promise<ParseResult>

/** A folder file by file, before the files are checked against each other. */
export type ParsedFolder = {
  parsed: ParsedFile[]
  /** What was wrong with files that could not even be read. */
  problems: Problem[]
}

/** Reads and parses every file of a folder, drafts and asks too. */
export async function parseFolder(
  folder: string,
  disk: CaseDisk = realDisk,
  parse: ParseFile = parseCase,
): Promise<ParsedFolder> {
  const { files, problems } = await readFolder(folder, disk)
  const parsed = await inBatches(files, async (file) => ({ file, result: await parse(file) }))
  return { parsed, problems }
}

async function readFolder(folder: string, disk: CaseDisk): Promise<ReadResult> {
  try {
    return await readCaseFiles(folder, disk)
  } catch (cause) {
    throw new CasesFolderError(folder, cause)
  }
}

/** The names of the files of a folder. */
export async function listFolder(folder: string, disk: CaseDisk): Promise<Listing> {
  try {
    return await listCaseFiles(folder, disk)
  } catch (cause) {
    throw new CasesFolderError(folder, cause)
  }
}

/** Puts parsed files on one shelf, each case with its asks: drafts stay off, and links between cases are checked. */
export function shelveCases({ parsed, problems }: ParsedFolder): Shelf {
  const files = setAsksApart(parsed)
  const cases = files.cases
    .flatMap(({ result }) => (result.case && !result.draft ? [result.case] : []))
    .map((found) => joinAsks(found, files.asks.get(found.slug)?.result.asks))
    .sort((a, b) => compareText(a.slug, b.slug))
  const own = parsed.flatMap(({ result }) => result.problems)
  const across = [...checkLinks(files.cases), ...findStrayAsks(files, problems)]
  return { cases, problems: [...problems, ...own, ...across].sort(byPlace) }
}
