/** What holds for every screen as it stands. */

import axe, { type AxeResults, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Site } from '../support/site.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const words = (text: string): string => `/search?q=${encodeURIComponent(text)}`

const screens: readonly [name: string, path: string, sign: string][] = [
  ['start', '/', '読みはじめの三つ'],
  ['results', `${words('小さな町の公民連係')}&scene=community.innovate`, '読みかえ'],
  ['no answer', words('電動キックボードの規制'), '該当する事例はない'],
  ['case', '/cases/fukuoka-city-dna-undo', '出典'],
  ['error', '/search?page=0', '誤り'],
  ['missing', '/nothing-here', 'このページはない'],
  ['coverage', '/coverage', '収録の状況'],
]

const widths = [360, 1280]
const narrowest = 320

/** Between light and dark only colours differ, so that in the dark only these are looked at. */
const rulesOf = { light: undefined, dark: ['color-contrast'] } as const

async function listViolations(page: Page, scheme: keyof typeof rulesOf): Promise<string[]> {
  const rules = rulesOf[scheme]
  const options: RunOptions = {
    resultTypes: ['violations'],
    preload: false,
    ...(rules && { runOnly: [...rules] }),
  }
  const { violations } = await page.evaluate(
    (given): Promise<AxeResults> => window.axe.run(document, given),
    options,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Registers the promises about each screen. */
export function testScreens(openPage: Site['openPage']): void {
  it.each(screens)(
    '%s is without accessibility faults, light and dark, narrow and wide, and asks nobody else',
    async (_name, path, sign) => {
      const { page, faults } = await openPage({ reducedMotion: 'reduce' })
      await page.goto(path)
      await page.getByText(sign).first().waitFor({ state: 'attached' })
      await page.evaluate(axe.source)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await listViolations(page, colorScheme), `${width} ${colorScheme}`).toEqual([])
        }
      }
      await page.setViewportSize({ width: narrowest, height: 700 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrowest)
      expect(faults).toEqual([])
    },
    30_000,
  )
}
