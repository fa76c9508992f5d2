import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { describeLack, readMemoryLimitMb } from '../../server/library/memory-room.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import { makeFolder } from '../support/make-folder.ts'
import { noModel, smallCases } from '../support/test-library.ts'

describe('too little memory for the cases', () => {
  test('is said with what there is, what it takes and how many cases fit', () => {
    const said = describeLack(10_000, 512) ?? ''
    expect(said).toMatch(
      /^使えるのは512 MB、事例10000件には約\d+ MBが要ります。\d+件までに減らすか/,
    )
    const fitting = Number(/(\d+)件までに/.exec(said)?.[1])
    expect(fitting).toBeGreaterThan(1_000)
    expect(describeLack(fitting, 512)).toBe(undefined)
    expect(describeLack(fitting + 200, 512)).not.toBe(undefined)
  })

  test('is never said of fewer cases or more memory than were enough', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), fc.nat(4_000), (one, other, limitMb) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)]
        if (describeLack(many, limitMb) === undefined) {
          expect(describeLack(few, limitMb)).toBe(undefined)
          expect(describeLack(many, limitMb + 1)).toBe(undefined)
        }
      }),
    )
  })

  test('advises no number where not even one case fits', () => {
    expect(describeLack(1, 128)).toMatch(/要ります。メモリーを増やしてください$/)
  })

  test('is one line and one trouble at the start, and the cases are opened all the same', async () => {
    const lines: string[] = []
    const library = await openLibrary({
      ...{ casesFolder: smallCases, dataFolder: join(await makeFolder(), 'data') },
      ...{ log: (line: string) => void lines.push(line), model: noModel, memoryMb: 128 },
    })
    onTestFinished(() => library.close())
    expect(lines.filter((line) => /^メモリーが足りない.*使えるのは128 MB/.test(line))).toHaveLength(
      1,
    )
    expect(library.health().degraded).toContain('メモリーが足りないかもしれません')
    expect(library.health().cases).toBe(10)
  })
})

test('this machine has some memory', () => {
  expect(readMemoryLimitMb()).toBeGreaterThan(64)
  expect(readMemoryLimitMb()).toBeLessThan(1e8)
})
