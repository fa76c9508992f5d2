/** Queries with judgements: one JSON object a line. */

import { readFile } from 'node:fs/promises'

export type JudgedQuery = {
  id: string
  type: string
  query: string
  /** Grade by slug; empty where nothing answers. */
  relevant: Record<string, number>
}

/** The queries of a file, or undefined where there is no such file. */
export async function readQueries(file: string): Promise<JudgedQuery[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text
    ?.split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as JudgedQuery)
}
