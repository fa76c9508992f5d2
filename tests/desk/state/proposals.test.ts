/** What readers send in: kept as text, answered, and deleted with how to reach them. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { longestProposal } from '../../../server/contract/desk.ts'
import {
  answeredDays,
  mostOpenProposals,
  type NewProposal,
} from '../../../server/desk/state/proposals.ts'
import { anyText, propertyRuns } from '../../support/any-text.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { dayMs, makeDesk, makeDraft, refusalOf } from './make-desk.ts'

const wanted: NewProposal = {
  ...{ kind: 'wanted', query: '若手の提案', text: '続いた例を読みたい' },
  ...{ source: '', reach: 'tanaka@example.jp' },
}

it('a proposal is kept as text, HTML and all, with its day', async () => {
  const { desk } = await makeDesk()
  const typed: NewProposal = {
    ...{ kind: 'correction', slug: 'fukui-city-madoguchi', reach: '' },
    ...{ text: ' <b>終わった</b>\r\nと聞いた\0 ', source: 'https://example.jp/?a=1&b=2' },
  }
  expect(desk.proposals.add(typed)).toEqual({
    ...typed,
    ...{ id: '1', day: '2026-11-29', state: 'open', text: '<b>終わった</b>\nと聞いた' },
  })
  expect(desk.proposals.list()).toEqual([desk.proposals.list('open')[0]])
})

it('any text within the bounds is kept, and comes back without what steers', async () => {
  const { desk } = await makeDesk()
  fc.assert(
    fc.property(anyText, anyText, anyText, (text, source, reach) => {
      const add = () => desk.proposals.add({ kind: 'wanted', text, source, reach, query: source })
      if (text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim() === '') {
        expect(refusalOf(add)).toBe('BAD_PROPOSAL')
        return
      }
      const added = add()
      expect(desk.proposals.list().at(-1)).toEqual(added)
      expect(added.text + added.source + added.reach).not.toMatch(/(?![\n\t])\p{Cc}|\u202e/u)
      desk.proposals.answer(added.id, { state: 'closed' })
    }),
    { numRuns: propertyRuns },
  )
})

it.each(['text', 'source', 'reach'] as const)('%s is not cut off, but refused', async (name) => {
  const { desk } = await makeDesk()
  const most = 'あ'.repeat(longestProposal[name])
  expect(desk.proposals.add({ ...wanted, [name]: most })).toMatchObject({ [name]: most })
  expect(refusalOf(() => desk.proposals.add({ ...wanted, [name]: `${most}あ` }))).toBe(
    'BAD_PROPOSAL',
  )
  expect(desk.proposals.list()).toHaveLength(1)
})

it('an editor answers by a draft, a case or a reason, and may answer anew', async () => {
  const { desk, join: addEditor } = await makeDesk()
  const { id } = desk.proposals.add(wanted)
  const draft = desk.drafts.create(makeDraft('文'), undefined, addEditor('甲'))
  const drafted = desk.proposals.answer(id, { state: 'drafted', draftId: draft.id })
  expect(drafted).toMatchObject({ id, state: 'drafted', draftId: draft.id })
  expect(desk.proposals.list('open')).toEqual([])
  const closed = desk.proposals.answer(id, { state: 'closed', answer: 'すでにある' })
  expect(closed).toMatchObject({ state: 'closed', answer: 'すでにある' })
  expect(closed).not.toHaveProperty('draftId')
  expect(desk.proposals.list('closed')).toEqual([closed])
  for (const gone of ['2', '0', 'x', '', '\0']) {
    expect(refusalOf(() => desk.proposals.answer(gone, { state: 'closed' }))).toBe('PROPOSAL_GONE')
  }
})

it('half a year after its answer it is gone, out of the file as well, and an open one stays', async () => {
  const folder = await makeFolder()
  const { desk, time, database } = await makeDesk(folder)
  const { id } = desk.proposals.add(wanted)
  desk.proposals.add({ ...wanted, text: '答えを待つ' })
  desk.proposals.answer(id, { state: 'closed', answer: '見つからない' })
  time.now += answeredDays * dayMs
  expect(desk.proposals.list('closed')).toMatchObject([{ id }])
  const holds = async (text: string) => {
    database.get('PRAGMA wal_checkpoint(TRUNCATE)')
    return (await readFile(join(folder, 'library.db'))).includes(text)
  }
  expect(await holds('続いた例を読みたい')).toBe(true)
  time.now += dayMs
  expect(desk.proposals.list()).toMatchObject([{ text: '答えを待つ' }])
  expect(refusalOf(() => desk.proposals.answer(id, { state: 'closed' }))).toBe('PROPOSAL_GONE')
  expect(await holds('続いた例を読みたい')).toBe(false)
  expect(await holds('答えを待つ')).toBe(true)
})

it('there are so many open ones and no more, until some are answered', async () => {
  const { desk, database } = await makeDesk()
  database.transact(() => {
    for (let count = 0; count < mostOpenProposals; count += 1) desk.proposals.add(wanted)
  })
  expect(refusalOf(() => desk.proposals.add(wanted))).toBe('TOO_MANY_PROPOSALS')
  desk.proposals.answer('7', { state: 'attached' })
  expect(desk.proposals.add(wanted)).toMatchObject({ state: 'open' })
})
