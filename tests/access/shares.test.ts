import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { propertyRuns } from '../support/any-text.ts'
import { openTestMembers } from '../support/test-members.ts'

const dayMs = 24 * 60 * 60 * 1000

async function openSharers() {
  const members = await openTestMembers()
  onTestFinished(members.close)
  const { access, clock } = members
  const [one = { accountId: '' }, other = { accountId: '' }] = ['甲', '乙'].map((name) => {
    access.invite(name, 'member')
    return { accountId: access.listAccounts().find((each) => each.name === name)?.id ?? '' }
  })
  clock.now = Date.parse('2026-11-29T23:30:00+09:00')
  return { ...members, shares: access.shares, one, other }
}

describe('a share', () => {
  it('opens by its key as it was made, whatever text it is, and by nothing else', async () => {
    const { shares, one, database } = await openSharers()
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('list' as const, 'plan' as const), (content, kind) => {
        const { key, until } = shares.create(one, kind, content)
        expect(key).toMatch(/^[\w-]{43}$/)
        expect(shares.find(key)).toEqual({ kind, content, until })
        const swapped = key.slice(1) + (key.startsWith('A') ? 'B' : 'A')
        for (const guess of [swapped, key.slice(1), `${key}A`, key.toLowerCase(), '', '\0']) {
          if (guess !== key) expect(shares.find(guess)).toBeUndefined()
        }
        const stored = JSON.stringify(database.all('SELECT key_hash, account_id FROM shares'))
        expect(stored).not.toContain(key)
        shares.deleteAll(one)
      }),
      { numRuns: Math.min(propertyRuns, 200) },
    )
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(shares.find(key)).toBeUndefined()
      }),
    )
  })

  it('is good to the end of its last day in Japan, and is deleted by whoever asks after it', async () => {
    const { shares, one, clock, database } = await openSharers()
    const { key, until } = shares.create(one, 'list', '{}')
    expect(until).toBe('2026-12-29')
    clock.now = Date.parse('2026-12-29T23:59:59.999+09:00')
    expect(shares.find(key)?.until).toBe(until)
    expect(shares.count(one)).toBe(1)
    clock.now += 1
    expect(shares.count(one)).toBe(0)
    expect(shares.find(key)).toBeUndefined()
    expect(database.all('SELECT * FROM shares')).toEqual([])
  })

  it('leaves room for fifty of an account, those that are over not counted, and others not at all', async () => {
    const { shares, one, other, clock } = await openSharers()
    for (let count = 0; count < 50; count += 1) shares.create(one, 'plan', '{}')
    expect(() => shares.create(one, 'plan', '{}')).toThrow('渡しているリンクが50個あり')
    expect(shares.count(one)).toBe(50)
    shares.create(other, 'list', '{}')
    clock.now += 31 * dayMs
    shares.create(one, 'list', '{}')
    expect(shares.list(one)).toEqual([{ kind: 'list', from: '2026-12-30', until: '2027-01-29' }])
  })

  it('is stopped with all others of its account, and with the account', async () => {
    const { access, shares, one, other } = await openSharers()
    const stopped = shares.create(one, 'list', '{}')
    const open = shares.create(other, 'list', '{}')
    shares.deleteAll(one)
    expect(shares.find(stopped.key)).toBeUndefined()
    expect(shares.find(open.key)).toBeDefined()
    access.remove(other.accountId)
    expect(shares.find(open.key)).toBeUndefined()
  })

  it('that has expired opens nothing either where the disk takes no change', async () => {
    const { shares, one, clock, database } = await openSharers()
    const { key } = shares.create(one, 'list', '{}')
    clock.now += 40 * dayMs
    database.get('PRAGMA query_only = 1')
    expect(shares.find(key)).toBeUndefined()
    database.get('PRAGMA query_only = 0')
  })
})
