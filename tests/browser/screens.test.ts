/** What holds for every screen as it stands. */

import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { criterionOfTag, proving } from '../support/criteria.ts'
import { describeSite } from './describe-site.ts'
import { screens } from './screen-list.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const widths = [360, 1280]
const narrowest = 320

/** Between light and dark only colours differ, so that in the dark only these are looked at. */
const rulesOf = { light: undefined, dark: ['color-contrast'] } as const

type Inspection = { violations: string[]; passedRules: [criterion: string, rule: string][] }

async function inspect(page: Page, scheme: keyof typeof rulesOf): Promise<Inspection> {
  const rules = rulesOf[scheme]
  const options: RunOptions = {
    resultTypes: ['violations'],
    preload: false,
    ...(rules && { runOnly: [...rules] }),
  }
  const { violations, passes } = await page.evaluate(
    (given): Promise<AxeResults> => window.axe.run(document, given),
    options,
  )
  return {
    violations: violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    ),
    passedRules: passes.flatMap(({ id, tags }) =>
      tags.flatMap((tag): [string, string][] => {
        const criterion = criterionOfTag(tag)
        return criterion === undefined ? [] : [[criterion, id]]
      }),
    ),
  }
}

describeSite('every screen in a real browser', (openPage) => {
  it.for(screens)(
    '$name is without accessibility faults, light and dark, narrow and wide, and asks nobody else',
    // A window of 640 px at twice the size of text has 320 px of room.
    { timeout: 60_000, ...proving('文字を2倍にしても横に流れない', '1.4.4') },
    async ({ path, sign }, { task }) => {
      const { page, faults } = await openPage({ reducedMotion: 'reduce' })
      await page.goto(path)
      await page.getByText(sign).first().waitFor({ state: 'attached' })
      await page.evaluate(axe.source)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const { violations, passedRules } = await inspect(page, colorScheme)
          expect(violations, `${width} ${colorScheme}`).toEqual([])
          task.meta.passedRules = [...(task.meta.passedRules ?? []), ...passedRules]
        }
      }
      await page.setViewportSize({ width: narrowest, height: 700 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrowest)
      expect(faults).toEqual([])
    },
  )
})
