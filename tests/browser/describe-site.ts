import { afterAll, beforeAll, describe } from 'vitest'
import { hasBrowser, openSite, type Site } from '../support/site.ts'

/** Longest a start may take on a busy machine. */
const startTimeout = 60_000

/** Registers tests around one running server and browser, whose start costs more than most of the tests. */
export function describeSite(title: string, register: (openPage: Site['openPage']) => void): void {
  describe.skipIf(!hasBrowser)(title, () => {
    let site: Site
    beforeAll(async () => {
      site = await openSite()
    }, startTimeout)
    afterAll(() => site?.close())
    register((options) => site.openPage(options))
  })
}
