/** Sessions: how long they hold, what ends them, and that a disk which keeps nothing ends none. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { propertyRuns } from '../support/any-text.ts'
import { goodPassphrase, makeMembers } from '../support/state.ts'

const minute = 60_000
const hour = 60 * minute
const address = '192.0.2.1'

describe('a session', () => {
  it('ends two hours after its last use', async () => {
    const { access, time, join } = await makeMembers()
    const { key } = await join('田中')
    time.now += 2 * hour - 1
    expect(access.readSession(key)).toBeDefined()
    time.now += 2 * hour - 1
    expect(access.readSession(key)).toBeDefined()
    time.now += 2 * hour
    expect(access.readSession(key)).toBeUndefined()
  })

  it('ends twelve hours after the login, however it is used', async () => {
    const { access, time, join } = await makeMembers()
    const { key } = await join('田中')
    for (let hours = 1; hours < 12; hours += 1) {
      time.now += hour
      expect(access.readSession(key), `${hours} h`).toBeDefined()
    }
    time.now += hour
    expect(access.readSession(key)).toBeUndefined()
  })

  it('is written down as used once a minute at most', async () => {
    const { access, time, join, database } = await makeMembers()
    const { key } = await join('田中')
    const readSeen = () => database.get<{ at: number }>('SELECT seen_at AS at FROM sessions')?.at
    const start = time.now
    for (let seconds = 0; seconds < 150; seconds += 10) {
      access.readSession(key)
      expect(readSeen()).toBe(start + Math.floor(seconds / 60) * minute)
      time.now += 10_000
    }
  })

  it('that started in the future, because the clock was set back, is ended for good', async () => {
    const { access, time, join } = await makeMembers()
    const { key } = await join('田中')
    time.now -= 4 * minute
    expect(access.readSession(key)).toBeDefined()
    time.now -= 2 * minute
    expect(access.readSession(key)).toBeUndefined()
    time.now += 6 * minute
    expect(access.readSession(key)).toBeUndefined()
  })

  it('never lives longer than twelve hours of the clock, whatever the clock does', async () => {
    const { access, time, join } = await makeMembers()
    const { key } = await join('田中')
    const started = time.now
    const moves = fc.array(fc.integer({ min: -20, max: 60 }), { maxLength: 30 })
    fc.assert(
      fc.property(moves, (minutes) => {
        time.now = started
        for (const move of minutes) {
          time.now += move * minute
          const isIn = time.now >= started - 5 * minute && time.now < started + 12 * hour
          if (access.readSession(key)) expect(isIn).toBe(true)
        }
      }),
      { numRuns: propertyRuns },
    )
  })

  it('leaves, as the oldest of eleven', async () => {
    const { access, time, join } = await makeMembers()
    const keys = [(await join('田中')).key]
    for (let more = 0; more < 10; more += 1) {
      time.now += 1000
      keys.push(await access.login('田中', goodPassphrase, address))
    }
    expect(keys.map((key) => access.readSession(key) !== undefined)).toEqual([
      false,
      ...Array(10).fill(true),
    ])
  })

  it('ends by logging out, and only this one', async () => {
    const { access, join } = await makeMembers()
    const { reader, key } = await join('田中')
    const other = await access.login('田中', goodPassphrase, address)
    access.logout(reader)
    expect(access.readSession(key)).toBeUndefined()
    expect(access.readSession(other)).toBeDefined()
    expect(() => access.logout(reader)).not.toThrow()
  })
})

describe('the list of sessions', () => {
  it('has those that hold, the newest first, and knows the one that asks', async () => {
    const { access, time, join } = await makeMembers()
    const { key, reader } = await join('田中')
    await join('鈴木')
    time.now += hour
    access.readSession(key)
    await access.login('田中', goodPassphrase, address)
    expect(access.listSessions(reader)).toEqual([
      { startedAt: '2026-11-29T01:00:00.000Z', isThis: false },
      { startedAt: '2026-11-29T00:00:00.000Z', isThis: true },
    ])
    access.endOtherSessions(reader)
    expect(access.listSessions(reader)).toEqual([
      { startedAt: '2026-11-29T00:00:00.000Z', isThis: true },
    ])
    time.now += 3 * hour
    expect(access.listSessions(reader)).toEqual([])
  })
})

describe('where nothing can be kept', () => {
  it('a reader reads on, as long as he would otherwise, and every change says why not', async () => {
    const { access, time, join, database, open } = await makeMembers()
    const { key, reader, id } = await join('田中', 'editor')
    const invited = access.invite('鈴木', 'member').key
    database.get('PRAGMA query_only = ON')
    for (let quarter = 0; quarter < 20; quarter += 1) {
      time.now += hour / 4
      expect(access.readSession(key)).toBeDefined()
    }
    expect(access.listAccounts()).toHaveLength(2)
    expect(access.findInvitation(invited)).toEqual({ name: '鈴木', role: 'member' })
    const changes: (() => unknown)[] = [
      () => access.invite('佐藤', 'member'),
      () => access.inviteAgain(id),
      () => access.resume(id),
      () => access.logout(reader),
      () => access.endOtherSessions(reader),
      () => access.login('田中', goodPassphrase, address),
      () => access.accept(invited, goodPassphrase),
      () => access.changePassphrase(reader, goodPassphrase, 'another long passphrase'),
    ]
    for (const change of changes) {
      await expect((async () => change())(), String(change)).rejects.toMatchObject({
        ...{ code: 'CANNOT_KEEP', status: 503 },
        message: expect.stringMatching(/^いまは変更を保存できません（.+）。読むことはできます。$/),
      })
    }
    // A program that starts then reads as well, and sweeps later.
    expect(open().listAccounts()).toHaveLength(2)
    database.get('PRAGMA query_only = OFF')
    expect(access.readSession(key)).toBeDefined()
    time.now += 2 * hour
    expect(access.readSession(key)).toBeUndefined()
  })
})

describe('what has expired', () => {
  it('is deleted at the opening, and once an hour by whatever is changed', async () => {
    const { access, time, join, database, open } = await makeMembers()
    const { id } = await join('田中', 'editor')
    access.invite('鈴木', 'member')
    const addShare = (key: string) =>
      database.run(
        `INSERT INTO shares VALUES (?, ?, 'lists', '{}', 0, ?)`,
        ...[key, id, time.now + 30 * minute],
      )
    const count = () =>
      ['sessions', 'invitations', 'shares'].map(
        (table) => database.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n,
      )
    addShare('a')
    expect(count()).toEqual([1, 1, 1])
    time.now += 59 * minute
    access.resume(id)
    expect(count()).toEqual([1, 1, 1])
    time.now += 2 * minute
    access.resume(id)
    expect(count()).toEqual([1, 1, 0])
    time.now += 8 * 24 * hour
    open()
    expect(count()).toEqual([0, 0, 0])
  })
})
