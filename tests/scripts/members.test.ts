/** Members by the command line, as processes of their own, beside whatever else has the state open. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runMembers } from '../../scripts/members/members-command.ts'
import { openAccess } from '../../server/access/access.ts'
import { hasState, openState } from '../../server/state/database.ts'
import { makeFolder } from '../support/make-folder.ts'
import { goodPassphrase, makeState } from '../support/state.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Runs the command within this process. */
async function run(folder: string, ...words: string[]) {
  vi.stubEnv('STATE_DIR', folder)
  const [out, said]: [string[], string[]] = [[], []]
  const code = await runMembers(
    words,
    { write: (text) => out.push(text) },
    { write: (text) => said.push(text) },
  )
  return { code, out: out.join(''), said: said.join('') }
}

/** Runs it as npm does. */
function runAlone(folder: string, ...words: string[]) {
  const program = ['--import', 'tsx', 'scripts/members/members.ts', ...words]
  const options = { cwd: root, env: { ...process.env, STATE_DIR: folder } }
  return new Promise<{ code: unknown; out: string; said: string }>((resolve) => {
    execFile(process.execPath, program, options, (error, out, said) => {
      resolve({ code: error ? error.code : 0, out, said })
    })
  })
}

const link = /^http:\/\/127\.0\.0\.1:3000\/accept\/([\w-]{43})\n$/
const oneLine = (words: RegExp) =>
  expect.stringMatching(new RegExp(`^[^\n]*${words.source}[^\n]*\n$`))

describe('npm run members', () => {
  it('invites the first editor: a link alone on its line, and a sentence elsewhere', async () => {
    const folder = await makeFolder()
    const { code, out, said } = await runAlone(folder, 'invite', '田中 一郎', '--role', 'editor')
    expect(code).toBe(0)
    const key = link.exec(out)?.[1] ?? ''
    expect(said).toMatch(
      /^田中 一郎 さんに渡すリンクです。一度だけ、7日のあいだ（[\d-]+ まで）使えます。\n$/,
    )
    expect(said).not.toContain(key)
    const access = openAccess(await makeState(folder))
    expect(access.findInvitation(key)).toEqual({ name: '田中 一郎', role: 'editor' })
  })

  it('works beside a program that has the state open, which sees at once what has changed', async () => {
    const folder = await makeFolder()
    const access = openAccess(await makeState(folder))
    const invited = await run(folder, 'invite', '田中', '--role', 'member')
    const session = await access.accept(link.exec(invited.out)?.[1] ?? '', goodPassphrase)
    expect((await run(folder, 'list')).out).toBe('田中（会員、利用中）\n')
    expect(await run(folder, 'pause', '田中')).toMatchObject({
      code: 0,
      said: oneLine(/止めました/),
    })
    expect(access.readSession(session)).toBeUndefined()
    expect((await run(folder, 'list')).out).toBe('田中（会員、停止中）\n')
    expect((await run(folder, 'again', '田中')).said).toContain('resume するまで')
    expect((await run(folder, 'resume', ' 田中 ')).code).toBe(0)
    const again = link.exec((await run(folder, 'again', '田中')).out)?.[1] ?? ''
    expect(access.findInvitation(again)).toEqual({ name: '田中', role: 'member' })
    expect((await run(folder, 'remove', '田中')).code).toBe(0)
    expect(access.listAccounts()).toEqual([])
  })

  it('of two that invite the same name at once, into a state that is not there yet, one wins', async () => {
    const folder = await makeFolder()
    const words = ['invite', '田中', '--role', 'editor']
    const both = await Promise.all([runAlone(folder, ...words), runAlone(folder, ...words)])
    const [won, lost] = both.sort((a, b) => Number(a.code) - Number(b.code))
    expect(won).toMatchObject({ code: 0, out: expect.stringMatching(link) })
    expect(lost).toEqual({ code: 1, out: '', said: oneLine(/すでに使われています/) })
    expect(openAccess(await makeState(folder)).listAccounts()).toHaveLength(1)
  })

  it('never takes the last editor away', async () => {
    const folder = await makeFolder()
    const access = openAccess(await makeState(folder))
    await access.accept(access.invite('田中', 'editor').key, goodPassphrase)
    for (const verb of ['pause', 'remove']) {
      const answer = await run(folder, verb, '田中')
      expect(answer).toEqual({ code: 1, out: '', said: oneLine(/最後の編集者/) })
    }
  })

  it.each([
    ['https://library.example.jp', 'https://library.example.jp/accept/'],
    ['http://[2001:db8::1]:8080/', 'http://[2001:db8::1]:8080/accept/'],
  ])('writes links for where readers are: %s', async (origin, start) => {
    const words = ['invite', '田中', '--role', 'member', '--origin', origin]
    const { out } = await run(await makeFolder(), ...words)
    expect(out.startsWith(start)).toBe(true)
  })

  it.each([
    [[], /使い方/],
    [['dance', '田中'], /使い方/],
    [['invite'], /使い方/],
    [['list', '田中'], /使い方/],
    [['invite', '田中', '--password', 'x'], /使い方/],
    [['invite', '田中'], /--role に editor/],
    [['invite', '田中', '--role', 'admin'], /--role に editor/],
    [['pause', '田中', '--role', 'editor'], /--role は invite/],
    [['invite', '田中', '一郎', '--role', 'editor'], /引用符/],
    [['invite', '・', '--role', 'editor'], /名前は1〜40字/],
    [['invite', 'あ'.repeat(41), '--role', 'editor'], /名前は1〜40字/],
    [['invite', '田中', '--role', 'editor', '--origin', 'library'], /--origin は/],
    [['invite', '田中', '--role', 'editor', '--origin', 'http://a/b'], /--origin は/],
    [['invite', '田中', '--role', 'editor', '--origin', 'http://u:p@a'], /--origin は/],
  ])('refuses an order that makes no sense in one line: %j', async (words, says) => {
    const answer = await run(await makeFolder(), ...words)
    expect(answer).toEqual({ code: 1, out: '', said: oneLine(says) })
  })

  it('refuses a name that nobody has, and makes no state to look for it', async () => {
    const folder = await makeFolder()
    expect(await run(folder, 'pause', '田中')).toEqual({
      code: 1,
      out: '',
      said: oneLine(/まだいません/),
    })
    expect(await hasState(folder)).toBe(false)
    await makeState(folder)
    const answer = await run(folder, 'pause', '田中')
    expect(answer).toEqual({ code: 1, out: '', said: oneLine(/登録されていません/) })
  })

  it('says in one line that the database is of a newer program', async () => {
    const folder = await makeFolder()
    const database = await openState(folder)
    database.get('PRAGMA user_version = 7')
    expect(await run(folder, 'list')).toEqual({
      code: 1,
      out: '',
      said: oneLine(/版7.*新しい版の本体/),
    })
    database.close()
  })
})
