/** The whole product as a reader meets it: the real server on the shipped cases, and a real browser. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { startServer } from '../../scripts/server-process.ts'
import { findBrowser, launchBrowser } from './browser.ts'
import { copySmallData, smallDataTimeout } from './small-data.ts'

const browserPath = await findBrowser()

/** Whether there is a browser to test with; where there is none, one line has said so. */
const hasBrowser = browserPath !== undefined

export type Site = {
  /** A fresh reader, gone after the test; `faults` fills with whatever should never happen on a page. */
  openPage: (options?: BrowserContextOptions) => Promise<{ page: Page; faults: string[] }>
  /** Where the server answers, and its settings, for commands to be run beside it. */
  url: string
  environment: Readonly<Record<string, string>>
  close: () => Promise<void>
}

/** Makes further settings of the server; the folder is gone after the tests. */
type Prepare = (folder: string) => Promise<Record<string, string>>

/** Starts server and browser for the tests of one file. */
async function openSite(prepare: Prepare): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-site-'))
  const [data, state] = [join(folder, 'data'), join(folder, 'state')]
  const environment = { DATA_DIR: data, STATE_DIR: state, ...(await prepare(folder)) }
  if ('CASES_DIR' in environment) await copySmallData(data)
  const [server, browser] = await Promise.all([
    startServer({ environment }),
    launchBrowser(browserPath ?? ''),
  ])
  return {
    url: server.url,
    environment,
    openPage: async (options = {}) => {
      const context = await browser.newContext({ baseURL: server.url, ...options })
      onTestFinished(() => context.close())
      const page = await context.newPage()
      return { page, faults: watchFaults(page, server.url) }
    },
    close: async () => {
      const [{ code, signal, stderr }] = await Promise.all([server.stop(), browser.close()])
      await rm(folder, { recursive: true, force: true })
      // A server that fell over in the middle explains every test after it.
      if (code !== 0) throw new Error(`the server ended with ${code ?? signal}: ${stderr}`)
    },
  }
}

/** Errors of scripts, refusals of the content security policy, and requests to anybody else. */
function watchFaults(page: Page, origin: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const isDocument = message.location().url === page.url()
    // The page under test may itself be one of status 404.
    const isOwnStatus = isDocument && message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isOwnStatus) faults.push(message.text())
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) faults.push(`request to ${url}`)
  })
  return faults
}

/** Registers tests around one running server and browser, whose start costs more than most of the tests. */
export function describeSite(
  title: string,
  register: (openPage: Site['openPage'], look: () => Site) => void,
  prepare: Prepare = async () => ({}),
): void {
  describe.skipIf(!hasBrowser)(title, () => {
    let site: Site
    beforeAll(async () => {
      site = await openSite(prepare)
    }, smallDataTimeout)
    afterAll(() => site?.close())
    register(
      (options) => site.openPage(options),
      () => site,
    )
  })
}
