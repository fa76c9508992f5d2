/** A process that is killed while it writes loses nothing that it has said is kept. */

import { expect, it } from 'vitest'
import { openState } from '../../server/state/database.ts'
import { makeFolder } from '../support/make-folder.ts'
import { buildWriter, startWriter } from './start-writer.ts'

const kills = 60

it(`after ${kills} kills all that was acknowledged is there, nothing is there by half, and the file is whole`, async () => {
  const writer = await buildWriter()
  const folders = await Promise.all(Array.from({ length: kills }, () => makeFolder()))
  let acknowledged = 0
  const killOnce = async (folder: string, kill: number) => {
    const process = startWriter(writer, folder)
    // From the first moment of the opening on, each time some commits later.
    await process.said(1 + Math.max(0, kill - 5) * 2)
    const ids = await process.kill()
    acknowledged += ids.length
    const database = await openState(folder)
    const kept = database.all<{ id: string }>('SELECT id FROM accounts').map(({ id }) => id)
    expect(ids.filter((id) => !kept.includes(id))).toEqual([])
    // What the kill came upon may have been kept before it could be said.
    expect(kept.length - ids.length).toBeLessThanOrEqual(1)
    const count = database.get('SELECT count(*) AS count FROM sessions')
    expect(count).toEqual({ count: kept.length })
    expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    database.close()
  }
  const turns = [...folders.entries()]
  const takeTurns = async () => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) await killOnce(turn[1], turn[0])
  }
  await Promise.all(Array.from({ length: 4 }, takeTurns))
  expect(acknowledged).toBeGreaterThan(kills)
}, 60_000)
