import { randomBytes } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import type { PackFiles } from '../../scripts/pack/pack-files.ts'
import { writePartFiles } from '../../scripts/pack/write-part-files.ts'
import { packCases, readSmallPack } from '../support/packed-folder.ts'
import { smallCases } from '../support/test-library.ts'

function listChanged(first: PackFiles, second: PackFiles): string[] {
  expect([...second.keys()].sort()).toEqual([...first.keys()].sort())
  return [...first]
    .filter(([name, content]) => !Buffer.from(content).equals(Buffer.from(second.get(name) ?? '')))
    .map(([name]) => name)
}

afterEach(() => {
  vi.useRealTimers()
})

test('the same cases make the same files on any day, to the last byte', {
  timeout: 240_000,
}, async () => {
  const first = await readSmallPack()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 500 * 24 * 3_600_000 })
  const second = await packCases({ wordsOnly: true, cases: smallCases })
  expect(listChanged(first, second)).toEqual([])
})

test('a part has the same files whenever it is written, and all name the same whole', () => {
  const content = randomBytes(1_600_000)
  const files = writePartFiles('meaning', content)
  expect(listChanged(files, writePartFiles('meaning', content))).toEqual([])
  const wholes = Array.from(
    files.values(),
    (file) => /"whole":"\w+"/.exec(Buffer.from(file).toString('utf16le'))?.[0],
  )
  expect(files.size).toBe(2)
  expect(new Set(wholes).size).toBe(1)
})
