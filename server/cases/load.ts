/** A folder of case files into the shelf the rest of the program serves from, its cases checked against each other. */

import { compareText } from '../contract/compare-text.ts'
import type { Problem, Shelf } from './case.ts'
import { type CaseFile, type ReadResult, readCaseFiles } from './files.ts'
import { type CaseDisk, inBatches, realDisk } from './folder.ts'
import { type ParsedFile, type ParseResult, parseCase } from './parse.ts'
import { byPlace, type Finding, problemOf, quoteValue } from './problems.ts'

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

/** Reads and parses every file of a folder, drafts too. */
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

/** Puts parsed files on one shelf: drafts stay off, and links between cases are checked. */
export function shelveCases({ parsed, problems }: ParsedFolder): Shelf {
  const cases = parsed
    .flatMap(({ result }) => (result.case && !result.draft ? [result.case] : []))
    .sort((a, b) => compareText(a.slug, b.slug))
  const own = parsed.flatMap(({ result }) => result.problems)
  return { cases, problems: [...problems, ...own, ...checkLinks(parsed)].sort(byPlace) }
}

/** What a case is related to exists, and a former name is nobody else's: warnings, for the case is served without. */
function checkLinks(parsed: readonly ParsedFile[]): Problem[] {
  const slugs = new Set(parsed.map(({ file }) => file.slug))
  const drafts = new Set(parsed.filter(({ result }) => result.draft).map(({ file }) => file.slug))
  const aliasOwners = new Map<string, string>()

  const checkRelated = (slug: string, isDraft: boolean): Pick<Finding, 'got' | 'want'>[] => {
    const want = 'ある事例のファイル名から .md を除いたもの'
    if (!slugs.has(slug)) return [{ got: `ない事例${quoteValue(slug)}`, want }]
    if (drafts.has(slug) && !isDraft) return [{ got: `下書きの事例${quoteValue(slug)}`, want }]
    return []
  }
  const checkAlias = (alias: string, owner: string): Pick<Finding, 'got' | 'want'>[] => {
    const taken = slugs.has(alias) || aliasOwners.has(alias)
    aliasOwners.set(alias, owner)
    if (!taken) return []
    return [
      { got: `ほかで使われている名${quoteValue(alias)}`, want: 'どの事例の名とも重ならない名' },
    ]
  }

  return parsed.flatMap(({ file, result }) => {
    const { related = [], aliases = [] } = result.case ?? {}
    const findings = [
      ...related.flatMap((slug, index) =>
        checkRelated(slug, result.draft).map((one) => ({ ...one, field: 'related', index })),
      ),
      ...aliases.flatMap((alias, index) =>
        checkAlias(alias, file.slug).map((one) => ({ ...one, field: 'aliases', index })),
      ),
    ]
    return findings.map(({ index, ...finding }) => {
      const place = result.frontMatter?.placeOf(`/${finding.field}/${index}`)
      return problemOf(file.name, { severity: 'warning', ...finding, ...place })
    })
  })
}
