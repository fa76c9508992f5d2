/**
 * npm run cases:links [-- --cases DIR] [--out FILE] [--fresh]
 * Asks the network whether the sources of the cases still answer: the only tool that does. The report goes
 * to stdout (or FILE) as JSON, a short table to stderr, and into DATA_DIR for the desk. --fresh asks again for what is known.
 */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { writeLinksReport } from '../../server/desk/links-report.ts'
import { openLinkCache } from './cache.ts'
import { openHostGate } from './follow.ts'
import { checkLinks, collectLinks, describeLinks, reportLinks } from './library-links.ts'

const pauseMs = 1_000
const timeoutMs = 15_000

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    out: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

try {
  const config = readConfig()
  const { cases } = await loadCases(values.cases ?? config.casesFolder)
  const links = collectLinks(cases)
  const now = new Date()
  console.error(`${links.length}件のアドレスを調べます。同じサーバーには1秒おきに尋ねます。`)
  const cache = await openLinkCache(join(config.dataFolder, 'links.json'), now, console.error)
  const known = values.fresh ? { ...cache, find: () => undefined } : cache
  const asking = { fetch, gate: openHostGate(pauseMs), timeoutMs }
  const report = reportLinks(await checkLinks(links, known, asking), now)
  await writeLinksReport(config.dataFolder, report)
  const json = `${JSON.stringify(report, null, 2)}\n`
  if (values.out === undefined) process.stdout.write(json)
  else await writeFile(values.out, json)
  console.error(describeLinks(report))
} catch (error) {
  if (!(error instanceof CasesFolderError || error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
