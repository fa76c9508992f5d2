/** Names and keys, whatever text they come as. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, makeNameKey } from '../../server/access/account-name.ts'
import { hashKey, makeKey } from '../../server/access/keys.ts'
import { longestMemberName } from '../../server/contract/members.ts'
import { makeId } from '../../server/state/make-id.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { makeMembers } from '../support/state.ts'

describe('a name', () => {
  it('is kept as it was typed, but for its spaces', () => {
    expect(cleanName('  髙橋　 一郎\t(福井市) ')).toBe('髙橋 一郎 (福井市)')
    expect(cleanName('葛\u{E0100}城市')).toBe('葛\u{E0100}城市')
  })

  it.each([
    ['ＴＡＮＡＫＡ　太郎', ' tanaka  太郎 '],
    ['ﾀﾅｶ', 'タナカ'],
    ['葛\u{E0100}城市', '葛城市'],
    ['が', 'か\u3099'],
    ['ǅ', 'ǆ'],
  ])('is the same however it is written: %s and %s', (one, other) => {
    expect(makeNameKey(one)).toBe(makeNameKey(other))
  })

  it.each([
    ['nothing', ''],
    ['spaces', ' 　\t'],
    ['marks alone', '・・・'],
    ['a line break that hides', '田中\u2028太郎\u0000'],
    ['a turned direction', '田中\u202e太郎'],
    ['a space without width', '田\u200b中'],
    ['a letter that nobody sees', '田\u3164中'],
    ['half a character', '田\ud842'],
    ['forty-one characters', '𠮷'.repeat(41)],
    ['a megabyte', 'あ'.repeat(1_000_000)],
    ['a megabyte of spaces', `${' '.repeat(1_000_000)}a`],
  ])('is refused where it is %s', (_what, typed) => {
    expect(cleanName(typed)).toBeUndefined()
  })

  it('may have forty characters', () => {
    expect(cleanName('𠮷'.repeat(40))).toBe('𠮷'.repeat(40))
  })

  it('of any text is clean and stays so, and its key is the key of its key', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const key = makeNameKey(typed)
        expect(makeNameKey(key)).toBe(key)
        const name = cleanName(typed)
        if (name === undefined) return
        expect(cleanName(name)).toBe(name)
        expect([...name].length).toBeLessThanOrEqual(longestMemberName)
        expect(makeNameKey(name)).toBe(key)
        expect(key).not.toBe('')
      }),
      { numRuns: propertyRuns },
    )
  })

  it('of any text is taken or refused, once, and never breaks a login', async () => {
    const { access } = await makeMembers()
    await fc.assert(
      fc.asyncProperty(anyText, async (typed) => {
        const before = access.listAccounts()
        const isTaken = before.some(({ name }) => makeNameKey(name) === makeNameKey(typed))
        const name = cleanName(typed)
        if (name === undefined) {
          expect(() => access.invite(typed, 'member')).toThrow(/名前は1〜40字で/)
        } else if (isTaken) {
          expect(() => access.invite(typed, 'member')).toThrow(/すでに使われています/)
        } else {
          access.invite(typed, 'member')
          expect(access.listAccounts().at(-1)?.name).toBe(name)
        }
        await expect(access.login(typed, typed, typed)).rejects.toThrow(/違います|失敗が続いた/)
      }),
      { numRuns: propertyRuns },
    )
  })
})

describe('a key', () => {
  it('is of 256 random bits, and kept as a hash', () => {
    const keys = new Set(Array.from({ length: 1000 }, makeKey))
    expect(keys.size).toBe(1000)
    for (const key of keys) {
      expect(Buffer.from(key, 'base64url')).toHaveLength(32)
      expect(hashKey(key)).toMatch(/^[\w-]{43}$/)
      expect(hashKey(key)).not.toBe(key)
    }
    expect(makeId()).toMatch(/^[\w-]{16}$/)
  })

  it('of any text opens nothing: no session, no invitation', async () => {
    const { access, join } = await makeMembers()
    const { key } = await join('田中')
    const odd = fc.oneof(
      anyText,
      fc.string({ minLength: 43, maxLength: 43 }),
      fc.base64String().map((text) => text.slice(0, 43).padEnd(43, 'A')),
      fc.constantFrom(`${key} `, ` ${key}`, key.toLowerCase(), `${key}=`, key.slice(1), `${key}\0`),
      fc.constantFrom('', 's%3Aabc.def', 'null', '{}', 'x'.repeat(100_000)),
    )
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        if (text === key) return
        expect(access.readSession(text)).toBeUndefined()
        expect(access.findInvitation(text)).toBeUndefined()
        await expect(access.accept(text, 'a long enough passphrase')).rejects.toMatchObject({
          ...{ code: 'INVITATION_GONE', status: 404 },
        })
      }),
      { numRuns: propertyRuns },
    )
    expect(access.readSession(key)).toMatchObject({ name: '田中' })
  })

  it('stands nowhere in the database: neither of a link nor of a session, nor the passphrase', async () => {
    const { access, database, join } = await makeMembers()
    const { key } = await join('田中')
    const invited = access.invite('鈴木', 'member').key
    const tables = ['accounts', 'invitations', 'sessions', 'kept', 'shares']
    const all = JSON.stringify(tables.map((table) => database.all(`SELECT * FROM ${table}`)))
    expect(all).toContain('鈴木')
    for (const secret of [key, invited]) expect(all).not.toContain(secret)
  })
})
