/** The recorded facts of a case, `facts/<slug>.yaml` beside the cases: what its numbers are checked against. */

import { join } from 'node:path'
import { parseDocument } from 'yaml'
import type { Problem } from './case.ts'
import type { CaseDisk } from './disk.ts'
import { readCaseFile } from './files.ts'
import { problemOf } from './problems.ts'

/** The facts as plain data, undefined where there is no such file, or what is wrong with the file. */
export async function readFacts(
  folder: string,
  slug: string,
  disk?: CaseDisk,
): Promise<{ facts?: unknown; problem?: Problem }> {
  const name = `${slug}.yaml`
  const file = await readCaseFile(join(folder, 'facts'), name, disk)
  if (!file) return {}
  if (!('text' in file)) return { problem: { ...file, file: `facts/${name}` } }
  try {
    const document = parseDocument(file.text)
    if (document.errors.length === 0) return { facts: document.toJS({ maxAliasCount: 0 }) }
  } catch {
    // Aliases: the same sentence as for any other YAML that is not plain.
  }
  const finding = { field: '事実の記録', got: '読めない YAML', want: '事実を並べた YAML' }
  return { problem: problemOf(`facts/${name}`, finding) }
}
