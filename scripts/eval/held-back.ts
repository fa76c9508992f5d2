/**
 * The judged queries that nobody may look at when choosing weights: drawn once by a seed, named in
 * tests/eval/held-back.txt, and measured beside the rest.
 */

import { readFile } from 'node:fs/promises'
import type { JudgedQuery } from '../bench/queries.ts'
import { createRandom } from '../bench/random.ts'
import { shuffle } from './folds.ts'

const share = 0.3
const seed = 8

/** The ids of a file: one a line, behind # a note. */
export async function readHeldBack(file: string): Promise<Set<string>> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/)
  return new Set(lines.map((line) => line.replace(/#.*/, '').trim()).filter((id) => id !== ''))
}

/** Draws three tenths of the queries, of every type its share (largest remainders). */
export function drawHeldBack(queries: readonly JudgedQuery[]): string[] {
  const random = createRandom(seed)
  const types = [...new Set(queries.map(({ type }) => type))].sort()
  const shares = types.map((type) => {
    const ids = queries.filter((query) => query.type === type).map(({ id }) => id)
    return { ids: shuffle(ids, random), exact: ids.length * share }
  })
  const whole = (exact: number) => Math.floor(exact)
  const drawn = shares.reduce((sum, { exact }) => sum + whole(exact), 0)
  const missing = Math.round(queries.length * share) - drawn
  const byRemainder = [...shares].sort((a, b) => (b.exact % 1) - (a.exact % 1))
  return byRemainder
    .flatMap(({ ids, exact }, place) => ids.slice(0, whole(exact) + Number(place < missing)))
    .sort()
}
