/** The list of withdrawn cases as it is in the folder now; one that cannot be read names none. */

import { isDeepStrictEqual } from 'node:util'
import type { Problem } from './case.ts'
import { readCaseFile } from './files.ts'
import type { CaseDisk } from './folder.ts'
import { problemOf } from './problems.ts'
import { checkWithdrawnNames, readWithdrawn, type Withdrawal, withdrawnFile } from './withdrawn.ts'
import { createPlaceFinder } from './yaml.ts'

/** Withdrawn cases by their names; the same object until the file changes. */
export type WithdrawnCases = ReadonlyMap<string, Withdrawal>

export type LiveWithdrawn = {
  current: () => WithdrawnCases
  /** What is wrong with the list beside cases of these names. */
  problems: (slugs: ReadonlySet<string>) => Problem[]
  /** Looks at the file; answers whether it is another one. */
  refresh: () => Promise<boolean>
}

type Content = { text: string; problem?: Problem }

/**
 * Opens the list of a folder. A broken list is not followed by the one before: what is broken in it may be the very line
 * that keeps a withdrawn case of members from being spoken of.
 */
export async function openLiveWithdrawn(folder: string, disk: CaseDisk): Promise<LiveWithdrawn> {
  let content: Content = { text: '' }
  let withdrawn: WithdrawnCases = new Map()
  let errors: Problem[] = []

  const refresh = async (): Promise<boolean> => {
    const file = await readCaseFile(folder, withdrawnFile, disk)
    const now: Content =
      file && !('text' in file) ? { text: '', problem: file } : { text: file?.text ?? '' }
    if (isDeepStrictEqual(now, content)) return false
    content = now
    const read = readWithdrawn(now.text)
    withdrawn = new Map(Object.entries(read.withdrawn))
    const found = read.findings.map((finding) => problemOf(withdrawnFile, finding))
    errors = now.problem ? [now.problem] : found
    return true
  }
  await refresh()
  return {
    current: () => withdrawn,
    problems: (slugs) => {
      const names = Object.fromEntries(withdrawn)
      const warnings = checkWithdrawnNames(names, slugs, createPlaceFinder(content.text))
      return [...errors, ...warnings.map((finding) => problemOf(withdrawnFile, finding))]
    },
    refresh,
  }
}
