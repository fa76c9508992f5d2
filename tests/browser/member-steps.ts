/** What members do before anything else: they are invited, set a passphrase, come in again. */

import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Access, openAccess } from '../../server/access/access.ts'
import type { RoleId } from '../../server/contract/members.ts'
import { openState } from '../../server/state/database.ts'
import type { Site } from '../support/site.ts'
import { makeCheapHashes } from '../support/state.ts'
import { smallCases } from '../support/test-library.ts'
import { cookieOf } from '../support/test-members.ts'

const root = join(import.meta.dirname, '..', '..')

/** A case for members alone. */
export const memberCase = '/cases/yukitani-city-hikitsugi'
export const passphrases = {
  editor: '春の窓口に長い列ができた',
  member: '夏の会議室で扇風機が回る',
}

/** The link that the command line prints for a new member. */
export async function inviteByCommand(
  { url, environment }: Site,
  name: string,
  role: RoleId,
): Promise<string> {
  const words = ['run', '--silent', 'members', '--', 'invite', name, '--role', role]
  const { stdout } = await promisify(execFile)('npm', [...words, '--origin', url], {
    cwd: root,
    env: { ...process.env, ...environment },
  })
  const [link = ''] = /^http\S+$/m.exec(stdout) ?? []
  expect(link).toContain(`${url}/accept/`)
  return link
}

/** The same link without the command, whose start takes longer than most of the tests. */
export function invite(site: Site, name: string, role: RoleId): Promise<string> {
  return besideServer(site, (access) => `${site.url}/accept/${access.invite(name, role).key}`)
}

/** Lets somebody in who is new or comes back, and shows the account: for those who are about to do something else. */
export async function enter(site: Site, page: Page, name: string, role: RoleId): Promise<void> {
  const passphrase = passphrases[role]
  const session = await besideServer(site, (access) =>
    access.listAccounts().some((account) => account.name === name)
      ? access.login(name, passphrase, 'tests')
      : access.accept(access.invite(name, role).key, passphrase),
  )
  const [cookie = '', value = ''] = cookieOf(session).split('=')
  await page.context().addCookies([{ name: cookie, value, url: site.url }])
  await page.goto('/account')
}

/** Works on the accounts of a running server, as the command line does; passphrases cost nothing here. */
async function besideServer<Result>(
  { environment }: Site,
  work: (access: Access) => Result,
): Promise<Awaited<Result>> {
  const state = await openState(environment['STATE_DIR'] ?? '')
  const access = openAccess(state, Date.now, makeCheapHashes())
  try {
    return await work(access)
  } finally {
    access.close()
  }
}

/** Sets the passphrase of an invitation, and is in. */
export async function accept(page: Page, link: string, passphrase: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('新しい合言葉', { exact: true }).fill(passphrase)
  await page.getByLabel('新しい合言葉をもう一度').fill(passphrase)
  await page.getByRole('button', { name: '合言葉を決めて入る' }).click()
  await page.waitForURL(/\/account\?done=accepted/)
}

/** Logs in, or tries to. */
export async function logIn(page: Page, name: string, passphrase: string): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('名前').fill(name)
  await page.getByLabel('合言葉', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'ログインする' }).click()
}

/** A site of the small cases, one of which is for members alone. */
export async function prepareSmallSite(folder: string): Promise<{ CASES_DIR: string }> {
  const cases = join(folder, 'cases')
  await cp(smallCases, cases, { recursive: true })
  return { CASES_DIR: cases }
}
