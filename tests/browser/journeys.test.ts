import { describe } from 'vitest'
import { describeSite } from '../support/site.ts'
import { testFinding } from './finding.ts'
import { testKit } from './kit.ts'
import { testListSharing } from './list-sharing.ts'
import { testLists } from './lists.ts'
import { testOwnBody } from './own-body.ts'
import { testPlans } from './plans.ts'
import { testCopying, testOnePage, testReading } from './reading.ts'
import { testResultList } from './result-list.ts'
import { testTyping } from './typing.ts'
import { testWalks } from './walk.ts'

describeSite('the library in a real browser', (openPage) => {
  describe('on the way', () => testWalks(openPage))
  describe('in other ways than by words', () => testFinding(openPage))
  describe('with an own municipality', () => testOwnBody(openPage))
  describe('in the list of what was found', () => testResultList(openPage))
  describe('at the search box', () => testTyping(openPage))
  describe('reading cases', () => testReading(openPage))
  describe('with one page for a meeting', () => testOnePage(openPage))
  describe('with a session kit', () => testKit(openPage))
  describe('with plans for sessions', () => testPlans(openPage))
  describe('with kept lists', () => testLists(openPage))
  describe('with lists handed over', () => testListSharing(openPage))
  describe('copying out of a case', () => testCopying(openPage))
})
