/** The Chromium of this machine, driven by playwright-core; nothing is downloaded. */

import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const programFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter((folder) => folder !== undefined)

/** The shell without windows comes first: a new page costs it less than half of what it costs the whole browser. */
const candidates = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...programFolders.flatMap((folder) => [
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ]),
].filter((path) => path !== undefined)

/**
 * The path of a browser, or undefined where there is none: then the tests that need one are skipped, and one
 * line says so. With CI=true a missing browser is an error, because there nobody reads lines.
 */
export async function findBrowser(): Promise<string | undefined> {
  for (const path of candidates) {
    const exists = await access(path).then(
      () => true,
      () => false,
    )
    if (exists) return path
  }
  const message =
    'Chromium が見つからないので、画面の試験を飛ばします（CHROMIUM_PATH で指定できます）'
  if (process.env['CI'] === 'true') throw new Error(message)
  console.warn(message)
  return undefined
}

/** Starts the browser, quiet and without its own traffic. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
