/** The report of the last run of the browser tests, made by `npm run accessibility` and kept in the repository. */

import { readFile } from 'node:fs/promises'
import type { AccessibilityReport } from './contract-pages.ts'

const reportFile = new URL('./prepared/accessibility.json', import.meta.url)

/** Reads the report; without one the page says that there is none. */
export async function readAccessibilityReport(): Promise<AccessibilityReport | undefined> {
  try {
    return JSON.parse(await readFile(reportFile, 'utf8')) as AccessibilityReport
  } catch {
    return undefined
  }
}
