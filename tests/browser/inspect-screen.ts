/** What must hold for a screen as it stands: light and dark, narrow and wide, with text of twice the size. */

import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { criterionOfTag } from '../support/criteria.ts'
import { describeFaults, runAxe } from './run-axe.ts'

const widths = [360, 1280]
const narrowest = 320

/** Between light and dark only colours differ, so that in the dark only these are looked at. */
const rulesOf = { light: undefined, dark: ['color-contrast'] } as const

type Inspection = { violations: string[]; passedRules: [criterion: string, rule: string][] }

async function inspect(page: Page, scheme: keyof typeof rulesOf): Promise<Inspection> {
  const rules = rulesOf[scheme]
  const results = await runAxe(page, rules && { runOnly: [...rules] })
  return {
    violations: describeFaults(results),
    passedRules: results.passes.flatMap(({ id, tags }) =>
      tags.flatMap((tag): [string, string][] => {
        const criterion = criterionOfTag(tag)
        return criterion === undefined ? [] : [[criterion, id]]
      }),
    ),
  }
}

/** Expects the screen to be without accessibility faults and without sideways scroll; answers which rules it passed. */
export async function inspectScreen(page: Page): Promise<Inspection['passedRules']> {
  const passed: Inspection['passedRules'] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations, passedRules } = await inspect(page, colorScheme)
      expect(violations, `${width} ${colorScheme}`).toEqual([])
      passed.push(...passedRules)
    }
  }
  await page.setViewportSize({ width: narrowest, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrowest)
  return passed
}
