/** Times one kind of work on a folder of cases in a process of its own: prints milliseconds, the first cold. */

import { checkFolder } from '../../server/cases/check.ts'
import { loadCases } from '../../server/cases/load.ts'

const [work = '', folder = '', rounds = ''] = process.argv.slice(2)
const run = work === 'check' ? checkFolder : loadCases
const times: number[] = []
for (let round = 0; round < Number(rounds); round += 1) {
  const start = performance.now()
  await run(folder)
  times.push(performance.now() - start)
}
console.log(JSON.stringify(times))
