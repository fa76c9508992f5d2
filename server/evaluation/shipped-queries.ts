/** The judged questions that the program is developed with: a product without its tests has none. */

import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type JudgedQuery, parseQueries } from './judged-queries.ts'

const folder = new URL('../../tests/eval/', import.meta.url)

/** Reads them. */
export async function readShippedQueries(): Promise<JudgedQuery[]> {
  const names = await readdir(fileURLToPath(folder)).catch(() => [])
  const files = names.filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))
  return texts.flatMap(parseQueries)
}
