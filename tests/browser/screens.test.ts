/** What holds for every screen as it stands, and what the page weighs. */

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { buildProgram } from '../../scripts/server-process.ts'
import { findPage } from '../../server/http/assets.ts'
import { criterionOfTag, proving } from '../support/criteria.ts'
import { describeSite } from '../support/site.ts'
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

it('the page costs at most 60 kB of script and 15 kB of styles on the wire', async () => {
  await buildProgram()
  const { script, imported, styles, folder } = await findPage()
  const weigh = async (address: string): Promise<number> =>
    gzipSync(await readFile(join(folder, basename(address)))).length
  const styleWeights = await Promise.all(styles.map(weigh))
  const scripts = await Promise.all([script, ...imported].map(weigh))
  expect(scripts.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(60_000)
  // What only one page needs comes when that page is opened.
  const text = await readFile(join(folder, basename(script)), 'utf8')
  const later = [...text.matchAll(/import\([`'"]\.\/([\w.-]+)[`'"]\)/g)].map(
    ([, file = '']) => file,
  )
  expect(later.length).toBeGreaterThan(0)
  for (const file of later) expect(await weigh(file), file).toBeLessThanOrEqual(9_000)
  expect(styleWeights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(15_000)
}, 30_000)
