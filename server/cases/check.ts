/** All that can be said against a folder of cases: what loading finds, and the rules of the corpus. */

import type { Problem } from './case.ts'
import type { CheckResult } from './check-case.ts'
import { checkFile, type FolderFile } from './check-file.ts'
import { checkAllAsks, describeDuplicate, listDuplicates } from './check-together.ts'
import { nameFile, readCaseFile } from './files.ts'
import { inBatches, realDisk } from './folder.ts'
import { setAsksApart } from './join-asks.ts'
import { listFolder, type ParsedFolder, shelveCases } from './load.ts'
import type { ParsedFile } from './parse.ts'
import { byPlace, problemOf } from './problems.ts'
import { checkWithdrawnNames, readWithdrawn, withdrawnFile } from './withdrawn.ts'
import { createPlaceFinder } from './yaml.ts'

type FolderCheck = {
  problems: Problem[]
  counts: { cases: number; drafts: number; refused: number; withFacts: number }
}

/** Reads and checks a file of the folder: right here, or in a thread. */
export type CheckFile = (file: FolderFile) => Promise<CheckResult | Problem | undefined>

/** Checks every case of a folder, drafts too, against its facts in `facts/` and the rules. */
export async function checkFolder(
  folder: string,
  check: CheckFile = checkFile,
  onProgress: (done: number, files: number) => void = () => undefined,
): Promise<FolderCheck> {
  const checked = await checkFiles(folder, check, onProgress)
  const { parsed } = checked
  const readText = async (name: string) => {
    const file = await readCaseFile(folder, name)
    return file && 'text' in file ? file.text : ''
  }
  const { cases } = setAsksApart(parsed)
  const problems = [
    ...shelveCases(checked).problems,
    ...listDuplicates(parsed).map(describeDuplicate),
    ...(await checkAllAsks(parsed, readText)),
    ...(await checkWithdrawn(folder, new Set(cases.map(({ file }) => file.slug)))),
  ]
  const counts = { cases: 0, drafts: 0, refused: 0, withFacts: 0 }
  for (const { result } of cases as { result: CheckResult }[]) {
    counts[result.kind ?? 'refused'] += 1
    counts.withFacts += Number(result.withFacts ?? false)
  }
  return { problems: problems.sort(byPlace), counts }
}

/** Every file of the folder, parsed and checked by itself. */
async function checkFiles(
  folder: string,
  check: CheckFile,
  onProgress: (done: number, files: number) => void,
): Promise<ParsedFolder> {
  const { names, problems } = await listFolder(folder, realDisk)
  const parsed: ParsedFile[] = []
  let done = 0
  const results = await inBatches(names, async (name) => {
    const result = await check({ folder, name })
    onProgress(++done, names.length)
    return { file: nameFile(name), result }
  })
  for (const { file, result } of results) {
    if (result && 'problems' in result) parsed.push({ file, result })
    else if (result) problems.push(result)
  }
  return { parsed, problems }
}

async function checkWithdrawn(folder: string, slugs: ReadonlySet<string>): Promise<Problem[]> {
  const file = await readCaseFile(folder, withdrawnFile)
  if (!file) return []
  if (!('text' in file)) return [file]
  const { withdrawn, findings } = readWithdrawn(file.text)
  const placeOf = createPlaceFinder(file.text)
  return [...findings, ...checkWithdrawnNames(withdrawn, slugs, placeOf)].map((finding) =>
    problemOf(withdrawnFile, finding),
  )
}
