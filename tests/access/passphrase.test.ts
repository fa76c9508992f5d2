/** Passphrases: which are taken, and what is kept of them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashPassphrase, verifyPassphrase } from '../../server/access/passphrase.ts'
import { findPassphraseProblem } from '../../server/access/passphrase-rules.ts'
import { openTurns } from '../../server/access/turns.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { startCpuClock } from '../support/cpu-time.ts'

describe('a passphrase', () => {
  it.each([
    '毎朝の窓口に花を一輪おく',
    'correct horse battery',
    '𠮷野家で𠮷日に食べた𠮷飯',
    `${'a'.repeat(255)}b`,
    '            x',
  ])('is taken: %s', (text) => {
    expect(findPassphraseProblem(text, '田中')).toBeUndefined()
  })

  it.each([
    ['short', '毎朝の窓口に花を一輪お', '12字以上にしてください（いまは11字）。'],
    ['short in code points', '𠮷'.repeat(11), '（いまは11字）'],
    ['longer than 256', `${'ab'.repeat(128)}c`, '256字までに'],
    ['a megabyte', 'ab'.repeat(500_000), '256字までに'],
    ['longer than 256 once it is normalised', '㍿'.repeat(100), '256字までに'],
    ['one character again and again', 'あああああああああああああ', '同じ文字のくり返し'],
    ['one letter in all its forms', 'aAａＡaAａＡaAａＡ', '同じ文字のくり返し'],
    ['the name', 'ＦＵＫＵＩ　shi  tanaka', '名前は、合言葉にできません'],
    ['common', 'qwerty123456', 'よく使われる'],
    ['common in large letters', 'QWERTY123456', 'よく使われる'],
    ['common in the full width of an input method', 'ｑｗｅｒｔｙ１２３４５６', 'よく使われる'],
    ['the 3,000th', 'fyutkbyf2005', 'よく使われる'],
  ])('is refused where it is %s', (_what, text, says) => {
    expect(findPassphraseProblem(text, 'fukui shi TANAKA')).toContain(says)
  })

  it('of any text is judged without a throw, and in full width as in half', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, name) => {
        const problem = findPassphraseProblem(text, name)
        expect(findPassphraseProblem(text.normalize('NFKC'), name)).toBe(problem)
        if (problem !== undefined) expect(problem).toMatch(/。$/)
      }),
      { numRuns: propertyRuns },
    )
  })
})

describe('the hash', () => {
  it('knows its passphrase and no other, says how it was made, and is another each time', async () => {
    const [one, other] = [
      await hashPassphrase('ｐａｓｓ　phrase'),
      await hashPassphrase('pass phrase'),
    ]
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
    expect(one).not.toBe(other)
    expect(await verifyPassphrase('pass phrase', one)).toBe(true)
    expect(await verifyPassphrase('pass phrasE', one)).toBe(false)
    expect(await verifyPassphrase('', one)).toBe(false)
  })

  it('made at another cost is still known', async () => {
    const cheap = '$scrypt$ln=10,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$'
    const { scryptSync } = await import('node:crypto')
    const sum = scryptSync('pass phrase', Buffer.alloc(16), 32, { N: 1024, r: 8, p: 1 })
    expect(await verifyPassphrase('pass phrase', cheap + sum.toString('base64url'))).toBe(true)
  })

  it('that is none is as much work as a wrong one, and so is a text too long to be one', {
    timeout: 60_000,
  }, async () => {
    const hash = await hashPassphrase('pass phrase')
    const measure = async (text: string, kept: string | undefined) => {
      const elapsed = startCpuClock()
      expect(await verifyPassphrase(text, kept)).toBe(false)
      return elapsed()
    }
    const work = { wrong: [] as number[], absent: [] as number[], long: [] as number[] }
    for (let round = 0; round < 5; round += 1) {
      work.wrong.push(await measure('wrong phrase', hash))
      work.absent.push(await measure('wrong phrase', undefined))
      work.long.push(await measure('x'.repeat(1_000_000), hash))
    }
    const [wrong, absent, long] = Object.values(work).map((times) => Math.min(...times))
    for (const other of [absent, long]) {
      expect(other ?? 0).toBeGreaterThan((wrong ?? 0) * 0.7)
      expect(other ?? 0).toBeLessThan((wrong ?? 0) * 1.4)
    }
  })
})

describe('turns', () => {
  it('are taken two at a time, in order, and refused where too many wait', async () => {
    const inTurn = openTurns(2, 3)
    const [started, ends]: [number[], (() => void)[]] = [[], []]
    const work = (index: number) => () => {
      started.push(index)
      return new Promise<number>((resolve, reject) => {
        // One that fails makes room like one that succeeds.
        ends.push(() => (index === 1 ? reject(new Error('failed')) : resolve(index)))
      })
    }
    const results = [0, 1, 2, 3, 4].map((index) => inTurn(work(index)).catch(() => 'failed'))
    await expect(inTurn(work(5))).rejects.toMatchObject({ code: 'TOO_BUSY' })
    for (const [index, running] of [2, 3, 4, 5, 5].entries()) {
      expect(started.length).toBe(running)
      ends[index]?.()
      await results[index]
      await Promise.resolve()
    }
    expect(await Promise.all(results)).toEqual([0, 'failed', 2, 3, 4])
    expect(started).toEqual([0, 1, 2, 3, 4])
  })
})
