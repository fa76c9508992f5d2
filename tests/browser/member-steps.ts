/** What members do before anything else: they are invited, set a passphrase, come in again. */

import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Site } from '../support/site.ts'
import { smallCases } from '../support/test-library.ts'

const root = join(import.meta.dirname, '..', '..')

/** A case for members alone. */
export const memberCase = '/cases/yukitani-city-hikitsugi'
export const passphrases = {
  editor: '春の窓口に長い列ができた',
  member: '夏の会議室で扇風機が回る',
}

/** The link that the command line prints for a new member. */
export async function invite(
  { url, environment }: Site,
  name: string,
  role: string,
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
