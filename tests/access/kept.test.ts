import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mostKeptBytes } from '../../server/contract/kept.ts'
import { AppError } from '../../server/errors.ts'
import { propertyRuns } from '../support/any-text.ts'
import { openTestMembers } from '../support/test-members.ts'

/** Two accounts, of which the first has asked for its work to be kept. */
async function openKeepers() {
  const members = await openTestMembers()
  onTestFinished(members.close)
  const { access } = members
  const [one, other] = ['甲', '乙'].map((name) => {
    access.invite(name, 'member')
    const accountId = access.listAccounts().find((account) => account.name === name)?.id ?? ''
    return { accountId }
  }) as [{ accountId: string }, { accountId: string }]
  access.kept.setKeeping(one, true)
  return { ...members, kept: access.kept, one, other }
}

/** The code of the refusal. */
function refusal(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const shown = (count: number) =>
  JSON.stringify({
    version: 1,
    lists: Array.from({ length: count }, (_, id) => ({ id, gone: false })),
  })

describe('what a member has kept', () => {
  it('is kept only once it was asked for, and is gone with the switch, that of others is not', async () => {
    const { kept, one, other } = await openKeepers()
    expect(kept.isKeeping(other)).toBe(false)
    expect(refusal(() => kept.write(other, 'lists', '{}', undefined))).toBe('KEEPING_OFF')
    expect(kept.read(other, 'lists')).toBeUndefined()

    kept.setKeeping(other, true)
    kept.write(one, 'lists', shown(2), undefined)
    kept.write(one, 'plans', '{"plans":[{"gone":true},{"gone":false}]}', undefined)
    kept.write(other, 'lists', shown(1), undefined)
    expect(kept.count(one)).toEqual({ isOn: true, lists: 2, plans: 1, shares: 0 })
    kept.setKeeping(one, false)
    expect(kept.count(one)).toEqual({ isOn: false, lists: 0, plans: 0, shares: 0 })
    expect(kept.count(other)).toEqual({ isOn: true, lists: 1, plans: 0, shares: 0 })
    kept.deleteAll(other)
    // A page that is still open somewhere would bring back what its reader has just deleted.
    expect(refusal(() => kept.write(other, 'lists', shown(1), undefined))).toBe('KEEPING_OFF')
  })

  it('comes back as it was, whatever JSON it is, and every writing has a greater version', async () => {
    const { kept, one, clock } = await openKeepers()
    let version: number | undefined
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: -5000, max: 5000 }), (content, later) => {
        clock.now += later
        const written = kept.write(one, 'plans', content, version)
        if (!('version' in written)) throw new Error('the version was known')
        expect(written.version).toBeGreaterThan(version ?? 0)
        version = written.version
        expect(kept.read(one, 'plans')).toEqual({ content, version })
      }),
      { numRuns: propertyRuns },
    )
  })

  it('is not written over by a device that does not know it', async () => {
    const { kept, one } = await openKeepers()
    const first = kept.write(one, 'lists', '"office"', undefined)
    const stored = kept.read(one, 'lists')
    expect(first).toEqual({ version: stored?.version })
    for (const known of [undefined, 0, (stored?.version ?? 0) + 1]) {
      expect(kept.write(one, 'lists', '"home"', known)).toEqual({ other: stored })
    }
    kept.setKeeping(one, false)
    kept.setKeeping(one, true)
    // Deleted meanwhile: the device learns that there is nothing, and merges with that.
    expect(kept.write(one, 'lists', '"home"', stored?.version)).toEqual({ other: undefined })
  })

  it('is as long as a megabyte and no longer, and nothing but JSON', async () => {
    const { kept, one } = await openKeepers()
    const long = JSON.stringify('あ'.repeat(mostKeptBytes / 3 - 1)).padEnd(mostKeptBytes / 3 + 1)
    const full = long + ' '.repeat(mostKeptBytes - Buffer.byteLength(long))
    expect(kept.write(one, 'lists', full, undefined)).toHaveProperty('version')
    expect(refusal(() => kept.write(one, 'plans', `${full} `, undefined))).toBe('KEPT_TOO_LARGE')
    for (const text of ['', '{', '{"a":"\0"}', 'null null']) {
      expect(
        refusal(() => kept.write(one, 'plans', text, undefined)),
        text,
      ).toBe('BAD_KEPT')
    }
  })

  it('stays as it was where the disk takes no more', async () => {
    const { kept, one, database } = await openKeepers()
    const written = kept.write(one, 'lists', '"first"', undefined)
    if (!('version' in written)) throw new Error('nothing was there before')
    const pages = database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
    database.get(`PRAGMA max_page_count = ${pages + 2}`)
    const more = JSON.stringify('x'.repeat(500_000))
    expect(refusal(() => kept.write(one, 'lists', more, written.version))).toBe('CANNOT_KEEP')
    expect(kept.read(one, 'lists')).toEqual({ content: '"first"', version: written.version })
  })

  it('names its owner to browsers always alike, each differently, and not as the account is called', async () => {
    const { kept, one, other } = await openKeepers()
    expect(kept.nameOwner(one)).toBe(kept.nameOwner({ ...one }))
    expect(kept.nameOwner(one)).not.toBe(kept.nameOwner(other))
    expect(kept.nameOwner(one)).not.toContain(one.accountId)
  })
})
