/** The same library on each engine, asked the judged queries: do readers get the same? */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import type { Evidence } from '../../server/search/find-cases.ts'
import type { MeilisearchAccess } from '../../server/search/meilisearch/open.ts'
import {
  bootstrapMean,
  type Interval,
  type MeasuredQuery,
  measureLibrary,
} from '../eval/measures.ts'
import { makeKeys, startMeilisearch } from '../meilisearch/server.ts'
import { printTable } from '../text-table.ts'
import { mean } from './measure.ts'

const masterKey = 'only for measuring on this machine'
/** A busy machine is no slow server. */
const patienceMs = 60_000

const kinds: readonly [evidence: Evidence, label: string][] = [
  ['words', '言葉だけ'],
  ['meaning', '意味だけ'],
  ['both', '両方'],
]

/** Prints nDCG@10 of both engines by type of query, and the interval of their difference. */
export async function compareEngineQuality(
  program: string,
  casesFolder: string,
  queries: readonly JudgedQuery[],
): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'bench-engines-'))
  const server = await startMeilisearch(program, masterKey)
  const meilisearch = { url: server.url, patienceMs, ...(await makeKeys(server.url, masterKey)) }
  const types = [...new Set(queries.map(({ type }) => type))]
  const rows: string[][] = [['nDCG@10', '全体', ...types]]
  const differences: string[] = []
  try {
    for (const [evidence, label] of kinds) {
      const folders = { casesFolder, dataFolder }
      const local = await measureOn({ ...folders, evidence }, queries)
      const remote = await measureOn({ ...folders, evidence, meilisearch }, queries)
      rows.push([`${label} 内蔵`, ...summarise(local, types)])
      rows.push([`${label} Meilisearch`, ...summarise(remote, types)])
      differences.push(`${label} ${describeDifference(local, remote)}`)
    }
  } finally {
    await server.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
  printTable(rows)
  console.log(`差（Meilisearch − 内蔵、95 %区間）: ${differences.join('、')}`)
}

type Opened = {
  casesFolder: string
  dataFolder: string
  evidence: Evidence
  meilisearch?: MeilisearchAccess
}

async function measureOn(
  options: Opened,
  queries: readonly JudgedQuery[],
): Promise<MeasuredQuery[]> {
  const log = (message: string) => console.error(message)
  const library = await openLibrary({ ...options, log, waitForVectors: true })
  try {
    while (options.meilisearch && library.health().degraded.length > 0) await sleep(50)
    return await measureLibrary(library, queries)
  } finally {
    await library.close()
  }
}

function summarise(measured: readonly MeasuredQuery[], types: readonly string[]): string[] {
  const meanOf = (list: readonly MeasuredQuery[]) => {
    const values = list.flatMap(({ measures }) => (measures ? [measures.ndcg10] : []))
    return values.length === 0 ? '—' : mean(values).toFixed(3)
  }
  return [
    meanOf(measured),
    ...types.map((type) => meanOf(measured.filter((each) => each.type === type))),
  ]
}

function describeDifference(
  local: readonly MeasuredQuery[],
  remote: readonly MeasuredQuery[],
): string {
  const differences = remote.flatMap(({ measures }, at) => {
    const other = local[at]?.measures
    return measures && other ? [measures.ndcg10 - other.ndcg10] : []
  })
  const { mean: middle, low, high }: Interval = bootstrapMean(differences)
  return `${middle.toFixed(4)}（${low.toFixed(4)}〜${high.toFixed(4)}）`
}
