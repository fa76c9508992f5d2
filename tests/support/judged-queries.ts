/** The judged queries for those who compare a packed library with the server. */

import { readFile } from 'node:fs/promises'
import { type JudgedQuery, parseQueries } from '../../server/evaluation/judged-queries.ts'

const files = ['dev.jsonl', 'dev2.jsonl'].map((name) => new URL(`../eval/${name}`, import.meta.url))

/** All of them. */
export const judgedQueries: readonly JudgedQuery[] = (
  await Promise.all(files.map((file) => readFile(file, 'utf8')))
).flatMap(parseQueries)

const isForBrowser = (_: JudgedQuery, at: number) => at % 3 === 0

/** Those that a real browser looks for by their meaning, a tenth of a second of a core each; */
export const queriesForBrowser = judgedQueries.filter(isForBrowser)
/** and all others, which Node looks for with the same code. */
export const queriesForNode = judgedQueries.filter((query, at) => !isForBrowser(query, at))
