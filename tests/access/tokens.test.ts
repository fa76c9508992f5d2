/** Personal keys: what opens, for how long, and what is kept of them. */

import { describe, expect, it, onTestFinished } from 'vitest'
import { openTestMembers, type TestMembers } from '../support/test-members.ts'

async function open(): Promise<TestMembers & { keys: Keys; owner: (name: string) => Owner }> {
  const members = await openTestMembers()
  onTestFinished(members.close)
  const keys = members.access.tokens
  if (!keys) throw new Error('no keys')
  const owner = (name: string) => ({
    accountId: members.access.listAccounts().find((one) => one.name === name)?.id ?? '',
  })
  return { ...members, keys, owner }
}

type Keys = NonNullable<TestMembers['access']['tokens']>
type Owner = Parameters<Keys['list']>[0]

describe('a personal key', () => {
  it('opens until it is revoked, by its owner alone', async () => {
    const { keys, enter, owner } = await open()
    await enter('花子')
    await enter('太郎')
    const { key } = keys.create(owner('花子'), '自宅の助手')
    expect(keys.isGood(key)).toBe(true)
    const [{ id } = { id: '' }] = keys.list(owner('花子'))
    keys.revoke(owner('太郎'), id)
    expect(keys.isGood(key)).toBe(true)
    keys.revoke(owner('花子'), id)
    expect(keys.isGood(key)).toBe(false)
    expect(keys.list(owner('花子'))).toEqual([])
  })

  it.each(['pause', 'remove'] as const)(
    'opens nothing after its owner’s %s, for ever',
    async (end) => {
      const { keys, access, enter, owner } = await open()
      await enter('編集者', 'editor')
      await enter('花子')
      const { accountId } = owner('花子')
      const { key } = keys.create({ accountId }, '助手')
      access[end](accountId)
      expect(keys.isGood(key)).toBe(false)
      if (end === 'pause') access.resume(accountId)
      expect(keys.isGood(key)).toBe(false)
    },
  )

  it('is stored nowhere, only its hash, and of its use only the day', async () => {
    const { keys, clock, database, enter, owner } = await open()
    await enter('花子')
    clock.now = Date.parse('2026-12-01T10:00:00+09:00')
    const { key } = keys.create(owner('花子'), '助手')
    expect(keys.list(owner('花子'))).toEqual([
      { id: expect.any(String), name: '助手', madeOn: '2026-12-01' },
    ])
    clock.now = Date.parse('2026-12-03T23:59:00+09:00')
    keys.isGood(key)
    expect(keys.list(owner('花子'))).toMatchObject([{ usedOn: '2026-12-03' }])
    expect(JSON.stringify(database.all('SELECT * FROM tokens'))).not.toContain(key)
  })

  it('is one of five at most', async () => {
    const { keys, enter, owner } = await open()
    await enter('花子')
    const made = Array.from({ length: 5 }, (_, at) => keys.create(owner('花子'), `助手${at}`))
    expect(() => keys.create(owner('花子'), '六つ目')).toThrow('鍵は5個までです。')
    expect(made.every(({ key }) => keys.isGood(key))).toBe(true)
  })

  it.each(['', ' ', 'あ'.repeat(41), '\u202e', '…'])(
    'has a name that can be read: %j',
    async (name) => {
      const { keys, enter, owner } = await open()
      await enter('花子')
      expect(() => keys.create(owner('花子'), name)).toThrow('名前は1〜40字で')
    },
  )

  it.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}'`, '鍵'.repeat(43)])(
    'is no other text: %j',
    async (text) => {
      const { keys } = await open()
      expect(keys.isGood(text)).toBe(false)
    },
  )

  it('is none of the keys that open something else', async () => {
    const { keys, access, enter } = await open()
    const cookie = await enter('花子')
    expect(keys.isGood(cookie.replace('kaizen=', ''))).toBe(false)
    expect(keys.isGood(access.invite('次郎', 'member').key)).toBe(false)
  })

  it('does not log anybody in', async () => {
    const { keys, access, enter, owner } = await open()
    await enter('花子')
    expect(access.readSession(keys.create(owner('花子'), '助手').key)).toBeUndefined()
  })
})
