import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { removeLeftovers, writeAtomically } from '../../server/atomic-write.ts'
import { makeFolder } from '../support/make-folder.ts'

const ended = spawnSync(process.execPath, ['-e', '']).pid
const uuid = '00000000-0000-4000-8000-00000000000'

async function makeLeftovers(ages: Readonly<Record<string, number>>) {
  const folder = await makeFolder()
  for (const [name, seconds] of Object.entries(ages)) {
    await writeFile(join(folder, name), 'half')
    const then = Date.now() / 1000 - seconds
    await utimes(join(folder, name), then, then)
  }
  await removeLeftovers(folder)
  return (await readdir(folder)).sort()
}

test('what a killed process was writing is removed, what a living one writes is not', async () => {
  const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void living.kill())
  await once(living, 'spawn')
  const kept = [`vectors.bin.${living.pid}.${uuid}1.tmp`, `parses.bin.${process.pid}.${uuid}2.tmp`]
  const left = await makeLeftovers({
    [`vectors.bin.${ended}.${uuid}3.tmp`]: 1,
    ...Object.fromEntries(kept.map((name) => [name, 0])),
  })
  expect(left).toEqual(kept.sort())
})

test('one of our own process number from before our start is of a killed one, as in every container', async () => {
  const before = Math.ceil(process.uptime()) + 60
  expect(await makeLeftovers({ [`digests.bin.${process.pid}.${uuid}1.tmp`]: before })).toEqual([])
})

test('one that nobody has gone on with for an hour is removed, whatever number it has or lacks', async () => {
  const living = `vectors.bin.${process.ppid}.${uuid}1.tmp`
  const former = `vectors-recent.bin.${uuid}2.tmp`
  expect(await makeLeftovers({ [living]: 4000, [former]: 4000 })).toEqual([])
  expect(await makeLeftovers({ [former]: 60 })).toEqual([former])
})

test('nothing else in the folder is touched', async () => {
  const others = { 'vectors.bin': 9999, 'mine.tmp': 9999, [`note.txt.${ended}.${uuid}1.tmp`]: 9999 }
  expect(await makeLeftovers(others)).toEqual(Object.keys(others).sort())
})

test('a folder that is not there is made when something is written, not when it is swept', async () => {
  const folder = join(await makeFolder(), 'data')
  await removeLeftovers(folder)
  await writeAtomically(join(folder, 'vectors.bin'), [Buffer.from('whole')])
  expect(await readdir(folder)).toEqual(['vectors.bin'])
})
