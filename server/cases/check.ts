/** All that can be said against a folder of cases: what loading finds, and the rules of the corpus. */

import type { Problem } from './case.ts'
import { checkCase, nameFactsFile } from './check-case.ts'
import { checkAllAsks, describeDuplicate, listDuplicates } from './check-together.ts'
import { readCaseFile } from './files.ts'
import { inBatches, realDisk } from './folder.ts'
import { setAsksApart } from './join-asks.ts'
import { type ParseFile, parseFolder, shelveCases } from './load.ts'
import { byPlace, problemOf } from './problems.ts'
import { checkWithdrawnNames, readWithdrawn, withdrawnFile } from './withdrawn.ts'
import { createPlaceFinder } from './yaml.ts'

type FolderCheck = {
  problems: Problem[]
  counts: { cases: number; drafts: number; refused: number; withFacts: number }
}

/** Checks every case of a folder, drafts too, against its facts in `facts/` and the rules. */
export async function checkFolder(folder: string, parse?: ParseFile): Promise<FolderCheck> {
  const parsedFolder = await parseFolder(folder, realDisk, parse)
  const { parsed } = parsedFolder
  const readText = async (name: string) => {
    const file = await readCaseFile(folder, name)
    return file && 'text' in file ? file.text : ''
  }
  const { cases } = setAsksApart(parsed)
  const problems = [
    ...shelveCases(parsedFolder).problems,
    ...listDuplicates(parsed).map(describeDuplicate),
    ...(await checkAllAsks(parsed, readText)),
    ...(await checkWithdrawn(folder, new Set(cases.map(({ file }) => file.slug)))),
  ]
  const counts = { cases: 0, drafts: 0, refused: 0, withFacts: 0 }
  const checked = await inBatches(cases, async (one) =>
    checkCase(one, await readCaseFile(folder, nameFactsFile(one.file.slug))),
  )
  for (const one of checked) {
    counts[one.kind] += 1
    counts.withFacts += Number(one.withFacts)
    problems.push(...one.problems)
  }
  return { problems: problems.sort(byPlace), counts }
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
