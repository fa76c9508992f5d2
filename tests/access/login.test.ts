/** Logging in: the same refusal and the same work for everything wrong, and limits that hit whoever fails. */

import { describe, expect, it } from 'vitest'
import { openLoginThrottle } from '../../server/access/login-throttle.ts'
import { goodPassphrase, makeMembers } from '../support/state.ts'

const refused = { code: 'LOGIN_REFUSED', status: 401, message: '名前か合言葉が違います。' }
const limited = { code: 'TOO_MANY_LOGINS', status: 429 }

describe('a login', () => {
  it('opens a new session each time, by the name however it is written', async () => {
    const { access, join } = await makeMembers()
    const { key } = await join('Tanaka 太郎', 'editor')
    const again = await access.login('ｔａｎａｋａ　太郎', goodPassphrase, '192.0.2.1')
    expect(again).not.toBe(key)
    expect(access.readSession(again)).toMatchObject({
      name: 'Tanaka 太郎',
      role: 'editor',
      keeps: false,
    })
    expect(access.readSession(key)).toBeDefined()
  })

  it('is refused alike, after the same work, for unknown, wrong, invited and paused', async () => {
    const { access, join, work } = await makeMembers()
    await join('田中')
    access.invite('鈴木', 'member')
    access.pause((await join('佐藤')).id)
    const tries = [
      ['山田', goodPassphrase],
      ['田中', 'wrong passphrase'],
      ['鈴木', goodPassphrase],
      ['佐藤', goodPassphrase],
      ['', ''],
    ] as const
    for (const [name, passphrase] of tries) {
      const before = work.verified
      await expect(access.login(name, passphrase, '192.0.2.1')).rejects.toMatchObject(refused)
      expect(work.verified - before, name).toBe(1)
    }
  })

  it('of an account that is paused or given another passphrase meanwhile is refused', async () => {
    const { access, join } = await makeMembers()
    const { id, reader } = await join('田中')
    const login = access.login('田中', goodPassphrase, '192.0.2.1')
    access.pause(id)
    await expect(login).rejects.toMatchObject(refused)
    access.resume(id)
    const changed = access.changePassphrase(reader, goodPassphrase, 'another long passphrase')
    access.remove(id)
    await expect(changed).rejects.toMatchObject(refused)
  })
})

describe('wrong logins', () => {
  const fail = async (
    members: Awaited<ReturnType<typeof makeMembers>>,
    name: string,
    address: string,
  ) => members.access.login(name, 'wrong passphrase', address).catch((error: unknown) => error)

  it.each(['田中', '山田'])(
    'of an account (%s, that is there or not) are ten in a quarter of an hour, from wherever they come',
    async (name) => {
      const members = await makeMembers()
      await members.join('田中')
      for (let index = 0; index < 10; index += 1) {
        expect(await fail(members, name, `192.0.2.${index}`)).toMatchObject(refused)
      }
      members.time.now += 60_000
      const { verified } = members.work
      expect(await fail(members, name, '192.0.2.99')).toMatchObject({
        ...limited,
        headers: { 'retry-after': '840' },
        message: 'ログインの失敗が続いたので、いまは受け付けません。14分待ってから試してください。',
      })
      expect(members.work.verified).toBe(verified)
      members.time.now += 840_000
      expect(await fail(members, name, '192.0.2.99')).toMatchObject(refused)
    },
  )

  it('do not keep a member out of the place where he has logged in before', async () => {
    const members = await makeMembers()
    await members.join('田中')
    await members.access.login('田中', goodPassphrase, '198.51.100.7')
    for (let index = 0; index < 12; index += 1) await fail(members, '田中', `192.0.2.${index}`)
    expect(await fail(members, '田中', '192.0.2.99')).toMatchObject(limited)
    expect(await members.access.login('田中', goodPassphrase, '198.51.100.7')).toBeDefined()
    // There he has ten tries of his own.
    for (let index = 0; index < 10; index += 1) await fail(members, '田中', '198.51.100.7')
    expect(await fail(members, '田中', '198.51.100.7')).toMatchObject(limited)
  })

  it.each([
    ['IPv4', (_index: number) => '192.0.2.1'],
    ['IPv4 within IPv6', (index: number) => (index % 2 ? '::ffff:192.0.2.1' : '::FFFF:c000:201')],
    ['one subscriber of IPv6', (index: number) => `2001:db8:1:2:${index.toString(16)}::1`],
    ['what is no address', (_index: number) => 'unknown'],
  ])('of an address (%s) are thirty, whatever names it tries', async (_what, address) => {
    const members = await makeMembers()
    for (let index = 0; index < 30; index += 1) {
      expect(await fail(members, `name ${index}`, address(index))).toMatchObject(refused)
    }
    expect(await fail(members, 'name 31', address(31))).toMatchObject(limited)
    expect(await fail(members, 'name 31', '2001:db8:1:3::1')).toMatchObject(refused)
  })

  it('are counted while they run: a thousand at once are no more than ten', async () => {
    const members = await makeMembers()
    await members.join('田中')
    const tries = Array.from({ length: 1000 }, (_, index) =>
      fail(members, '田中', `10.0.${index}.1`),
    )
    const answers = await Promise.all(tries)
    expect(
      answers.filter((error) => (error as { code: string }).code === 'LOGIN_REFUSED'),
    ).toHaveLength(10)
    expect(members.work.verified).toBe(10)
  })

  it('that succeed in the end count no more', async () => {
    const members = await makeMembers()
    await members.join('田中')
    for (let round = 0; round < 5; round += 1) {
      for (let index = 0; index < 5; index += 1) await fail(members, '田中', '192.0.2.1')
      await members.access.login('田中', goodPassphrase, '192.0.2.1')
    }
    expect(await fail(members, '田中', '192.0.2.1')).toMatchObject(refused)
  })

  it('ten thousand, with a name and an address each, keep nobody else out', async () => {
    const members = await makeMembers()
    await members.join('田中')
    for (let index = 0; index < 10_000; index += 1) {
      await fail(members, `name ${index}`, `10.${index % 250}.${index >> 8}.1`)
    }
    expect(await members.access.login('田中', goodPassphrase, '198.51.100.7')).toBeDefined()
  })

  it('of an hour that is yet to come are forgotten: the clock was set back', async () => {
    const members = await makeMembers()
    for (let index = 0; index < 11; index += 1) await fail(members, '田中', '192.0.2.1')
    expect(await fail(members, '田中', '192.0.2.1')).toMatchObject(limited)
    members.time.now -= 86_400_000
    expect(await fail(members, '田中', '192.0.2.1')).toMatchObject(refused)
  })
})

describe('the counts of wrong logins', () => {
  it('are of the ten thousand newest at most: memory does not grow', () => {
    const throttle = openLoginThrottle(() => 0)
    const fill = (from: number) => {
      for (let index = from; index < from + 10_000; index += 1) throttle.enter(`name ${index}`)
    }
    for (let index = 0; index < 10; index += 1) throttle.enter('田中')
    fill(0)
    // The oldest has left, the last ten thousand are there: the newest of them has nine tries to go.
    expect(() => throttle.enter('田中')).not.toThrow()
    for (let index = 0; index < 9; index += 1) throttle.enter('name 9999')
    expect(() => throttle.enter('name 9999')).toThrow(/失敗が続いた/)
  })
})
