/** The report of the last run of the browser tests, made by `npm run accessibility` and kept in the repository. */

import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { type AccessibilityReport, AccessibilityReportShape } from './contract/pages.ts'

const reportFile = new URL('./prepared/accessibility.json', import.meta.url)

/** Reads the report; without one that can be read, the page says that there is none. */
export async function readAccessibilityReport(): Promise<AccessibilityReport | undefined> {
  try {
    return parseAccessibilityReport(await readFile(reportFile, 'utf8'))
  } catch {
    return undefined
  }
}

/** The report that a text is, or undefined where it is none: half of one would end the page in an error. */
export function parseAccessibilityReport(text: string): AccessibilityReport | undefined {
  const report: unknown = JSON.parse(text)
  // Every start waits for this: without the meta-schema, which a schema of our own need not be held against.
  const ajv = new Ajv({ strict: false, meta: false, validateSchema: false })
  const isReport = ajv.compile<AccessibilityReport>(AccessibilityReportShape)
  return isReport(report) ? report : undefined
}
