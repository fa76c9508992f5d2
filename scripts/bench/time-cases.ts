/** Times one kind of work on a folder of cases in a process of its own: prints milliseconds, the first cold. */

import { checkFolder } from '../../server/cases/check.ts'
import { realDisk } from '../../server/cases/disk.ts'
import { loadCases } from '../../server/cases/load.ts'
import { openParseThreads, parseInThreads } from '../../server/cases/parsing/parse-threads.ts'

const [work = '', folder = '', rounds = ''] = process.argv.slice(2)
const threads = openParseThreads({ withHead: true })
const parse = parseInThreads(threads)
const times: number[] = []
for (let round = 0; round < Number(rounds); round += 1) {
  const start = performance.now()
  if (work === 'check') await checkFolder(folder, parse)
  else await loadCases(folder, realDisk, parse)
  times.push(performance.now() - start)
}
await threads.close()
console.log(JSON.stringify(times))
