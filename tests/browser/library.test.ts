import { afterAll, beforeAll, describe } from 'vitest'
import { hasBrowser, openSite, type Site } from '../support/site.ts'
import { testScreens } from './screens.ts'
import { testTyping } from './typing.ts'
import { testWalks } from './walk.ts'

/** Longest a start may take on a busy machine. */
const startTimeout = 60_000

// One file for all of it, because starting server and browser costs more than most of these tests.
describe.skipIf(!hasBrowser)('the library in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  }, startTimeout)
  afterAll(() => site?.close())

  const openPage: Site['openPage'] = (options) => site.openPage(options)
  describe('on the way', () => testWalks(openPage))
  describe('at the search box', () => testTyping(openPage))
  describe('on every screen', () => testScreens(openPage))
})
