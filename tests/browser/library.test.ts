import { afterAll, beforeAll, describe } from 'vitest'
import { hasBrowser, openSite, type Site } from '../support/site.ts'
import { testCopying } from './copying.ts'
import { testFinding } from './finding.ts'
import { testKit } from './kit.ts'
import { testListSharing } from './list-sharing.ts'
import { testLists } from './lists.ts'
import { testReading } from './reading.ts'
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
  describe('in other ways than by words', () => testFinding(openPage))
  describe('at the search box', () => testTyping(openPage))
  describe('reading cases', () => testReading(openPage))
  describe('with a session kit', () => testKit(openPage))
  describe('with kept lists', () => testLists(openPage))
  describe('with lists handed over', () => testListSharing(openPage))
  describe('copying out of a case', () => testCopying(openPage))
  describe('on every screen', () => testScreens(openPage))
})
