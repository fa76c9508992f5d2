/** What holds for every screen as it stands, and what the page weighs. */

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { buildProgram } from '../../scripts/server-process.ts'
import { findPage } from '../../server/http/assets.ts'
import { proving } from '../support/criteria.ts'
import { describeSite } from '../support/site.ts'
import { inspectScreen } from './inspect-screen.ts'
import { screens } from './screen-list.ts'

describeSite('every screen in a real browser', (openPage) => {
  it.for(screens)(
    '$name is without accessibility faults, light and dark, narrow and wide, and asks nobody else',
    // A window of 640 px at twice the size of text has 320 px of room.
    { timeout: 60_000, ...proving('文字を2倍にしても横に流れない', '1.4.4') },
    async ({ path, sign }, { task }) => {
      const { page, faults } = await openPage({ reducedMotion: 'reduce' })
      await page.goto(path)
      await page.getByText(sign).first().waitFor({ state: 'attached' })
      task.meta.passedRules = [...(task.meta.passedRules ?? []), ...(await inspectScreen(page))]
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
