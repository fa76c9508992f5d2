/** The handout as it comes out of the printer: a real browser prints it, and its pages are counted. */

import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { type Kit, kitMinutes, type SheetId } from '../../server/contract/kit.ts'
import { renderKitFile } from '../../web/render-kit-file.tsx'
import { caseOf, makeKit, pickSets, sheetOf } from '../kit/make-kit.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'

const browserPath = await findBrowser()
const styleFile = new URL('../../web/styles/kit-sheet.css', import.meta.url)

describe.skipIf(browserPath === undefined)('printed by a real browser', () => {
  let browser: Browser
  let page: Page
  let style: string
  beforeAll(async () => {
    style = await readFile(styleFile, 'utf8')
    browser = await launchBrowser(browserPath ?? '')
    page = await browser.newPage()
  }, 60_000)
  afterAll(() => browser?.close())

  /** All in one document: every sheet begins on a new page, so that one page too many shows in the sum. */
  async function countPages(kits: readonly Kit[], id: SheetId): Promise<number> {
    const [kit] = kits
    if (!kit) return 0
    return printSheets({ ...kit, sheets: kits.map((one) => sheetOf(one, id)) })
  }

  async function printSheets(kit: Kit): Promise<number> {
    await page.setContent(renderKitFile(kit, style))
    const pdf = await page.pdf({ preferCSSPageSize: true })
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
  }

  /** Members' cases have a line more at the foot of every page. */
  const audiences = ['public', 'members'] as const

  it.each(audiences)(
    'every handout of %s cases is two pages, whatever their number and the minutes',
    async (visibility) => {
      const seenBy = (cases: readonly Case[]) => cases.map((found) => ({ ...found, visibility }))
      const kits = kitMinutes.flatMap((minutes) =>
        [1, 2, 2, 3, 4].flatMap((size, turn) =>
          pickSets(size, turn + 2)
            .slice(-2)
            .map((cases) => makeKit(seenBy(cases), { minutes })),
        ),
      )
      // The fullest first page that was found among 900 kits.
      const fullest = ['shiwa-town-ogal', 'toyota-city-sib-zuttogenki', 'chiba-city-chibarepo']
      kits.push(makeKit(seenBy(fullest.map(caseOf)), { minutes: 30, purpose: 'begin' }))
      expect(await countPages(kits, 'handout')).toBe(2 * kits.length)
    },
  )

  it('a replacement sheet is one page, upright for two cases and across for four', async () => {
    const kits = [...pickSets(2, 3), ...pickSets(3, 3), ...pickSets(4, 3)].map((cases) =>
      makeKit(cases),
    )
    expect(await countPages(kits, 'replacement')).toBe(kits.length)
  })

  it('every sheet begins on paper of its own', async () => {
    const kit = makeKit(['kitakami-city-ping-pong-pang', 'fukuoka-city-dna-undo'].map(caseOf))
    // The facilitator's sheet has two sides, the handout two, the questions for a visit one for each case.
    expect(await printSheets(kit)).toBe(10)
  })
})
