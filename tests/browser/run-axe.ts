/** axe in a page of the real browser. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { once } from '../../server/once.ts'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** Every page compiles it anew: half as long as `axe.source`, which is the same with its comments. */
const readSource = once(() =>
  readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
)

/** What axe finds on the page as it stands; only of faults is every element told. */
export async function runAxe(page: Page, options: RunOptions = {}): Promise<AxeResults> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readSource())
  const asked: RunOptions = { resultTypes: ['violations'], preload: false, ...options }
  return page.evaluate((given): Promise<AxeResults> => {
    if (!window.axe) throw new Error('axe did not start')
    return window.axe.run(document, given)
  }, asked)
}

/** The faults, each by its rule and the elements that have it. */
export function describeFaults({ violations }: Pick<AxeResults, 'violations'>): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
