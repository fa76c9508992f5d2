/** What the association decides, and what its editors judge. */

import { expect, it } from 'vitest'
import type { Judgement } from '../../../server/contract/desk.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { makeDesk } from './make-desk.ts'

const usual = { twoPeople: true, missedSearches: false, proposals: 'members' }

it('as long as nothing is decided two people publish, nothing is noted, and members may propose', async () => {
  const { desk } = await makeDesk()
  expect(desk.readSettings()).toEqual(usual)
})

it('a decision holds for every process, and says nothing about the others', async () => {
  const folder = await makeFolder()
  const [here, there] = [await makeDesk(folder), await makeDesk(folder)]
  here.desk.changeSettings({ twoPeople: false, proposals: 'off' })
  expect(there.desk.readSettings()).toEqual({ ...usual, twoPeople: false, proposals: 'off' })
  there.desk.changeSettings({ twoPeople: true })
  expect(here.desk.readSettings()).toEqual({ ...usual, proposals: 'off' })
})

it('what is no decision counts as none', async () => {
  const { desk, database } = await makeDesk()
  for (const value of ['"public"', 'null', '{', '""', '1']) {
    for (const name of ['twoPeople', 'missedSearches', 'proposals']) {
      database.run('INSERT OR REPLACE INTO settings VALUES (?, ?)', name, value)
    }
    expect(desk.readSettings(), value).toEqual(usual)
  }
})

const judge = (query: string, slug: string, grade: Judgement['grade'], day = '2026-11-29') => ({
  ...{ query, slug, grade, day },
})

it('of the judgements of one query and case the newest counts', async () => {
  const { judgements } = (await makeDesk()).desk
  judgements.set(judge('提案', 'a-city', 'wrong', '2026-11-01'))
  judgements.set(judge('窓口', 'a-city', 'helps'))
  judgements.set(judge('提案', 'b-city', 'helps'))
  judgements.set(judge('提案', 'a-city', 'answers', '2026-11-02'))
  judgements.set(judge('提案', 'a-city', 'helps', '2026-10-31'))
  expect(judgements.list()).toEqual([
    judge('提案', 'a-city', 'answers', '2026-11-02'),
    judge('提案', 'b-city', 'helps'),
    judge('窓口', 'a-city', 'helps'),
  ])
})

it('judgements are handed on in the form of the judged queries, where only what was relevant is named', async () => {
  const { judgements } = (await makeDesk()).desk
  expect(judgements.exportJsonl()).toBe('')
  judgements.set(judge('若手の「提案」', 'a-city', 'answers'))
  judgements.set(judge('違うものだけ', 'a-city', 'wrong'))
  judgements.set(judge('若手の「提案」', 'b-city', 'wrong'))
  judgements.set(judge('若手の「提案」', 'c-city', 'helps'))
  judgements.set(judge('窓口', 'b-city', 'helps'))
  const lines = judgements.exportJsonl().split('\n')
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      ...{ id: 'desk001', type: 'desk', query: '若手の「提案」' },
      relevant: { 'a-city': 2, 'c-city': 1 },
    },
    { id: 'desk003', type: 'desk', query: '窓口', relevant: { 'b-city': 1 } },
  ])
})
