/**
 * `npm run shots [-- --out FOLDER] [--only NAME]`: photographs every page and state, wide and narrow, light and dark,
 * for people to look at.
 */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { screens } from '../../tests/browser/screen-list.ts'
import { findBrowser, launchBrowser } from '../../tests/support/browser.ts'
import { startServer } from '../server-process.ts'

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'build/shots' }, only: { type: 'string' } },
})
const widths = [360, 1280]

const browserPath = await findBrowser()
if (browserPath === undefined) process.exit(1)
const data = await mkdtemp(join(tmpdir(), 'shots-'))
const [server, browser] = await Promise.all([
  startServer({ environment: { DATA_DIR: data } }),
  launchBrowser(browserPath),
])
try {
  await mkdir(values.out, { recursive: true })
  const page = await browser.newPage({ baseURL: server.url, reducedMotion: 'reduce' })
  for (const screen of screens.filter(({ name }) => (values.only ?? name) === name)) {
    await page.goto(screen.path)
    await page.getByText(screen.sign).first().waitFor({ state: 'attached' })
    await photograph(page, screen.name.replaceAll(' ', '-'))
  }
} finally {
  await Promise.all([server.stop(), browser.close()])
  await rm(data, { recursive: true, force: true })
}

async function photograph(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const suffix = colorScheme === 'dark' ? '-dark' : ''
      const path = join(values.out, `${name}-${width}${suffix}.png`)
      await page.screenshot({ path, fullPage: true })
      console.log(path)
    }
  }
}
