/**
 * `npm run bench:login [-- --tries N]`: whether the time of a refused login tells a name that is from one that is not.
 * Tries of both kinds take turns, so that the noise of the machine falls on both.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openAccess } from '../../server/access/access.ts'
import { openState } from '../../server/state/database.ts'
import { printTable } from '../text-table.ts'
import { quantile, timeOf } from './measure.ts'

const { values } = parseArgs({ options: { tries: { type: 'string', default: '200' } } })
const tries = Number(values.tries)
if (!Number.isInteger(tries) || tries < 1) {
  console.error(`--tries — 得た値「${values.tries}」 / 1以上の整数 / 例: 200`)
  process.exit(1)
}
/** The limit of wrong logins counts a quarter of an hour; here each try has one of its own. */
const quarterMs = 16 * 60_000

const folder = await mkdtemp(join(tmpdir(), 'bench-login-'))
try {
  let now = Date.now()
  const access = openAccess(await openState(folder), () => now)
  const passphrase = '春の窓口に長い列ができた'
  await access.accept(access.invite('いる人', 'member').key, passphrase)
  access.invite('招かれただけの人', 'member')
  const kinds = ['いる人', '招かれただけの人', 'いない人']
  const times = new Map<string, number[]>(kinds.map((name) => [name, []]))
  for (let count = 0; count < tries; count += 1) {
    for (const name of kinds) {
      now += quarterMs
      const refused = access.login(name, `違う合言葉その${count}`, '127.0.0.1')
      times.get(name)?.push(await timeOf(() => refused.catch(() => undefined)))
    }
  }
  access.close()
  const rows = kinds.map((name) => {
    const all = times.get(name) ?? []
    return [name, `${quantile(all, 0.5).toFixed(1)} ms`, `${quantile(all, 0.95).toFixed(1)} ms`]
  })
  console.log(`断られるログイン、${tries}回ずつ`)
  printTable([['名前', '中央値', '95 %'], ...rows])
} finally {
  await rm(folder, { recursive: true, force: true })
}
