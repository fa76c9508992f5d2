/** Accounts through their life: invited, accepted, paused, invited again, gone; and never without an editor. */

import { describe, expect, it } from 'vitest'
import { openAccess } from '../../server/access/access.ts'
import { openState } from '../../server/state/database.ts'
import { makeFolder } from '../support/make-folder.ts'
import { goodPassphrase, makeMembers } from '../support/state.ts'

const day = 86_400_000
const gone = { code: 'INVITATION_GONE', status: 404 }
const lastEditor = expect.objectContaining({ code: 'LAST_EDITOR', status: 409 })
const address = '192.0.2.1'
const another = 'another long passphrase'

describe('an invitation', () => {
  it('shows whom it is for, and is used up by accepting it', async () => {
    const { access } = await makeMembers()
    const { key, until } = access.invite(' 鈴木　花子 ', 'member')
    expect(until).toBe('2026-12-06')
    expect(access.findInvitation(key)).toEqual({ name: '鈴木 花子', role: 'member' })
    expect(access.listAccounts()).toMatchObject([{ state: 'invited', invitedUntil: '2026-12-06' }])
    const session = await access.accept(key, goodPassphrase)
    expect(access.readSession(session)).toMatchObject({ name: '鈴木 花子', role: 'member' })
    expect(access.listAccounts()).toEqual([
      { id: expect.any(String), name: '鈴木 花子', role: 'member', state: 'active' },
    ])
    expect(access.findInvitation(key)).toBeUndefined()
    await expect(access.accept(key, goodPassphrase)).rejects.toMatchObject(gone)
  })

  it('holds for seven days', async () => {
    const { access, time } = await makeMembers()
    const { key } = access.invite('鈴木', 'member')
    time.now += 7 * day - 1
    expect(access.findInvitation(key)).toBeDefined()
    time.now += 1
    expect(access.findInvitation(key)).toBeUndefined()
    await expect(access.accept(key, goodPassphrase)).rejects.toMatchObject(gone)
    const [account] = access.listAccounts()
    expect(account).toEqual({ id: account?.id, name: '鈴木', role: 'member', state: 'invited' })
  })

  it('stays where the passphrase is refused', async () => {
    const { access } = await makeMembers()
    const { key } = access.invite('鈴木', 'member')
    await expect(access.accept(key, 'short')).rejects.toMatchObject({
      ...{ code: 'BAD_PASSPHRASE', status: 400 },
      message: '合言葉は12字以上にしてください（いまは5字）。',
    })
    expect(await access.accept(key, goodPassphrase)).toBeDefined()
  })

  it('accepted twice at once is accepted once', async () => {
    const { access } = await makeMembers()
    const { key } = access.invite('鈴木', 'member')
    const both = await Promise.allSettled([
      access.accept(key, goodPassphrase),
      access.accept(key, another),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('made again voids the one before; the old passphrase and its sessions hold until it is accepted', async () => {
    const { access, join } = await makeMembers()
    const { id, key: session } = await join('鈴木')
    const [first, second] = [access.inviteAgain(id), access.inviteAgain(id)]
    expect(second.name).toBe('鈴木')
    expect(access.findInvitation(first.key)).toBeUndefined()
    expect(access.readSession(session)).toBeDefined()
    expect(await access.login('鈴木', goodPassphrase, address)).toBeDefined()
    const accepted = await access.accept(second.key, another)
    expect(access.readSession(session)).toBeUndefined()
    expect(access.listSessions(access.readSession(accepted) ?? neverReader)).toHaveLength(1)
    await expect(access.login('鈴木', goodPassphrase, address)).rejects.toMatchObject({
      status: 401,
    })
    expect(await access.login('鈴木', another, address)).toBeDefined()
  })

  it('of a name that is there is refused, however it is written, and by whichever of two editors', async () => {
    const { access, database } = await makeMembers()
    const other = openAccess(database)
    access.invite('Suzuki 花子', 'member')
    for (const members of [access, other]) {
      expect(() => members.invite('ｓｕｚｕｋｉ　花子', 'editor')).toThrow(
        expect.objectContaining({ code: 'NAME_TAKEN', status: 409 }),
      )
    }
    expect(access.listAccounts()).toHaveLength(1)
  })
})

const neverReader = {
  ...{ accountId: '', name: '', role: 'member' as const, keeps: false, sessionHash: '' },
}

describe('a paused account', () => {
  it('has lost its sessions and links, and comes back with its passphrase', async () => {
    const { access, join, database } = await makeMembers()
    const { id, key } = await join('鈴木')
    const link = access.inviteAgain(id).key
    database.run(`INSERT INTO shares VALUES ('k', ?, 'lists', '{}', 0, 9e15)`, id)
    access.pause(id)
    access.pause(id)
    expect(access.listAccounts()).toMatchObject([{ state: 'paused' }])
    expect(access.readSession(key)).toBeUndefined()
    expect(database.all('SELECT * FROM shares')).toEqual([])
    access.resume(id)
    expect(access.listAccounts()).toMatchObject([{ state: 'active' }])
    expect(access.readSession(key)).toBeUndefined()
    expect(access.findInvitation(link)).toBeUndefined()
    expect(await access.login('鈴木', goodPassphrase, address)).toBeDefined()
  })

  it('cannot accept a link before it is resumed', async () => {
    const { access, join } = await makeMembers()
    const { id } = await join('鈴木')
    access.pause(id)
    const { key } = access.inviteAgain(id)
    expect(access.findInvitation(key)).toBeUndefined()
    await expect(access.accept(key, another)).rejects.toMatchObject(gone)
    access.resume(id)
    expect(await access.accept(key, another)).toBeDefined()
  })
})

describe('a removed account', () => {
  it('is gone with everything of it, and its name is free', async () => {
    const { access, join, database } = await makeMembers()
    const { id, key } = await join('鈴木')
    database.run(`INSERT INTO kept VALUES (?, 'lists', '{}', 0)`, id)
    access.remove(id)
    expect(access.listAccounts()).toEqual([])
    expect(access.readSession(key)).toBeUndefined()
    expect(database.all('SELECT * FROM kept')).toEqual([])
    expect(access.invite('鈴木', 'member')).toBeDefined()
  })

  it.each(['pause', 'resume', 'remove', 'inviteAgain'] as const)(
    'and one that never was: %s is refused',
    async (verb) => {
      const { access, join } = await makeMembers()
      const { id } = await join('鈴木')
      access.remove(id)
      for (const unknown of [id, '', 'x', 'a\0b', `' OR 1=1 --`]) {
        expect(() => access[verb](unknown)).toThrow(
          expect.objectContaining({ code: 'ACCOUNT_GONE', status: 404 }),
        )
      }
    },
  )
})

describe('the last editor', () => {
  it('cannot be paused or removed, nor leave; invited and paused editors are none', async () => {
    const { access, join } = await makeMembers()
    const { id, reader, key } = await join('田中', 'editor')
    await join('鈴木')
    access.invite('佐藤', 'editor')
    access.pause((await join('山田', 'editor')).id)
    expect(() => access.pause(id)).toThrow(lastEditor)
    expect(() => access.remove(id)).toThrow(lastEditor)
    await expect(access.leave(reader, goodPassphrase)).rejects.toThrow(lastEditor)
    // Nothing has changed: not even the session.
    expect(access.readSession(key)).toBeDefined()
    expect(access.listAccounts()[0]).toMatchObject({ name: '田中', state: 'active' })
  })

  it('may go once there is another; editors who are not active may always be removed', async () => {
    const { access, join } = await makeMembers()
    const first = await join('田中', 'editor')
    access.invite('佐藤', 'editor')
    const invited = access.listAccounts()[1]
    access.remove(invited?.id ?? '')
    const second = await join('山田', 'editor')
    access.remove(first.id)
    expect(() => access.remove(second.id)).toThrow(lastEditor)
  })

  it('stays one where two editors remove each other over two connections', async () => {
    const folder = await makeFolder()
    const [one, other] = [await openState(folder), await openState(folder)]
    const [here, there] = [openAccess(one), openAccess(other)]
    await here.accept(here.invite('田中', 'editor').key, goodPassphrase)
    await here.accept(here.invite('山田', 'editor').key, goodPassphrase)
    const [first, second] = here.listAccounts()
    here.remove(first?.id ?? '')
    expect(() => there.remove(second?.id ?? '')).toThrow(lastEditor)
    here.close()
    there.close()
  })
})

describe('the own account', () => {
  it('changes its passphrase: a new session in the place of all others, and no link is left', async () => {
    const { access, join } = await makeMembers()
    const { reader, key, id } = await join('鈴木')
    const other = await access.login('鈴木', goodPassphrase, address)
    const link = access.inviteAgain(id).key
    const changed = await access.changePassphrase(reader, goodPassphrase, another)
    expect([key, other].map((each) => access.readSession(each))).toEqual([undefined, undefined])
    expect(access.readSession(changed)).toMatchObject({ name: '鈴木' })
    expect(access.findInvitation(link)).toBeUndefined()
    expect(await access.login('鈴木', another, address)).toBeDefined()
  })

  it('keeps its passphrase where the old one is wrong or the new one is refused', async () => {
    const { access, join } = await makeMembers()
    const { reader, key } = await join('鈴木')
    await expect(access.changePassphrase(reader, 'wrong', another)).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
    })
    await expect(access.changePassphrase(reader, goodPassphrase, '鈴木')).rejects.toMatchObject({
      code: 'BAD_PASSPHRASE',
    })
    expect(access.readSession(key)).toBeDefined()
    expect(await access.login('鈴木', goodPassphrase, address)).toBeDefined()
  })

  it('leaves with everything of it, by its passphrase', async () => {
    const { access, join, database } = await makeMembers()
    const { reader, key, id } = await join('鈴木')
    database.run(`INSERT INTO kept VALUES (?, 'plans', '{}', 0)`, id)
    await expect(access.leave(reader, 'wrong')).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await access.leave(reader, goodPassphrase)
    expect(access.readSession(key)).toBeUndefined()
    expect(access.listAccounts()).toEqual([])
    expect(database.all('SELECT * FROM kept')).toEqual([])
  })

  it('has ten tries to confirm itself, which strangers who fail to log in do not use up', async () => {
    const { access, join } = await makeMembers()
    const { reader } = await join('鈴木')
    for (let index = 0; index < 12; index += 1) {
      await access.login('鈴木', 'wrong', `192.0.2.${index}`).catch(() => undefined)
    }
    for (let index = 0; index < 10; index += 1) {
      await expect(access.leave(reader, 'wrong')).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    }
    await expect(access.leave(reader, goodPassphrase)).rejects.toMatchObject({
      code: 'TOO_MANY_LOGINS',
    })
  })
})
