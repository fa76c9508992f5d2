/**
 * `npm run accessibility`: runs the tests in the real browser and writes what they proved to
 * server/prepared/accessibility.json, from which the page /accessibility is made. Nothing is written when one fails.
 */

import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AccessibilityReport } from '../../server/contract/pages.ts'
import { findBrowser, launchBrowser } from '../../tests/support/browser.ts'
import { type BrowserTest, sumUpProofs } from './sum-up-proofs.ts'

const reportFile = fileURLToPath(
  new URL('../../server/prepared/accessibility.json', import.meta.url),
)
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

const browserPath = await findBrowser()
if (browserPath === undefined) process.exit(1)
const folder = await mkdtemp(join(tmpdir(), 'accessibility-'))
try {
  const tests = await runBrowserTests(join(folder, 'tests.json'))
  const report: AccessibilityReport = {
    date: new Date().toISOString().slice(0, 10),
    browser: await nameBrowser(browserPath),
    ...sumUpProofs(tests),
  }
  await writeFile(`${reportFile}.new`, `${JSON.stringify(report, null, 2)}\n`)
  await rename(`${reportFile}.new`, reportFile)
  console.log(`画面 ${report.screens}、確かめた達成基準 ${report.criteria.length}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function runBrowserTests(outputFile: string): Promise<BrowserTest[]> {
  const options = ['run', 'tests/browser', '--reporter=default', '--reporter=json']
  const child = spawn(process.execPath, [vitest, ...options, `--outputFile.json=${outputFile}`], {
    stdio: 'inherit',
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error('画面の試験に通らないものがあるので、報告は書きません')
  const { testResults } = JSON.parse(await readFile(outputFile, 'utf8')) as {
    testResults: { assertionResults: BrowserTest[] }[]
  }
  return testResults.flatMap(({ assertionResults }) => assertionResults)
}

async function nameBrowser(path: string): Promise<string> {
  const browser = await launchBrowser(path)
  const version = browser.version()
  await browser.close()
  return `Chromium ${version.split('.')[0]}`
}
