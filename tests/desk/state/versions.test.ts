/** Every published state of a case, as it was. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CaseFiles } from '../../../server/contract/desk.ts'
import { anyText, propertyRuns } from '../../support/any-text.ts'
import { dayMs, makeDesk, makeDraft } from './make-desk.ts'

const files = (body: string): CaseFiles => ({ body, facts: undefined, asks: undefined })
const slug = 'fukui-city-madoguchi'

async function makePublishing() {
  const made = await makeDesk()
  return { ...made, ...made.desk, writer: made.join('甲'), publisher: made.join('乙') }
}

it('a version comes back with who wrote it, who published it, and what was done', async () => {
  const { versions, writer, publisher } = await makePublishing()
  const note = '市の発表を加えた\0'
  const added = versions.add({
    ...{ slug, kind: 'published', files: files('本文'), writer, publisher, note },
  })
  expect(added).toEqual({
    ...{ id: added.id, slug, kind: 'published', note: '市の発表を加えた' },
    ...{ writer: '甲', publisher: '乙', at: '2026-11-29T01:05:20Z' },
  })
  expect(versions.find(added.id)).toEqual(added)
  expect(versions.read(added.id)).toEqual(files('本文'))
  for (const id of ['', '0', '-1', '1.5', '99', `${added.id} `, '\0', '9'.repeat(30)]) {
    expect([versions.find(id), versions.read(id)], id).toEqual([undefined, undefined])
  }
  expect(versions.list('no-such-case\0')).toEqual([])
  expect(versions.latest('fukui-city')).toBeUndefined()
})

it('files come back as they were, whatever is in them', async () => {
  const { versions, writer, publisher } = await makePublishing()
  const text = fc.oneof(anyText, fc.constant('a\0b'))
  const absent = fc.option(text, { nil: undefined })
  fc.assert(
    fc.property(fc.record({ body: text, facts: absent, asks: absent }), (kept) => {
      const { id } = versions.add({
        ...{ slug, kind: 'published', files: kept, writer, publisher, note: '' },
      })
      expect(versions.read(id)).toEqual(kept)
      expect(versions.latest(slug)?.id).toBe(id)
    }),
    { numRuns: propertyRuns },
  )
})

it('the newest comes first, also where the clock was set back', async () => {
  const { versions, writer, publisher, time } = await makePublishing()
  const kinds = ['published', 'renamed', 'withdrawn', 'taken-back'] as const
  for (const kind of kinds) {
    versions.add({ slug, kind, files: files(kind), writer, publisher, note: '' })
    time.now -= dayMs
  }
  expect(versions.list(slug).map(({ kind }) => kind)).toEqual(kinds.toReversed())
})

it('versions outlive the accounts, without their names', async () => {
  const { versions, writer, publisher, database } = await makePublishing()
  const published = { slug, kind: 'published', files: files('x'), publisher, note: '' } as const
  versions.add({ ...published, writer })
  database.run(`DELETE FROM accounts WHERE id = '甲'`)
  expect(versions.latest(slug)).toMatchObject({ writer: '退会した人', publisher: '乙' })
  versions.add({ ...published, writer: undefined })
  expect(versions.latest(slug)).toMatchObject({ writer: '退会した人', publisher: '乙' })
  database.run(`DELETE FROM accounts WHERE id = '乙'`)
  expect(versions.list(slug).map((version) => version.publisher)).toEqual([
    '退会した人',
    '退会した人',
  ])
})

it('a version and the end of its draft are kept together, or neither', async () => {
  const { versions, drafts, transact, writer, publisher } = await makePublishing()
  const { id } = drafts.create(makeDraft('文'), undefined, writer)
  const publish = (fails: boolean) =>
    transact(() => {
      versions.add({ slug, kind: 'published', files: files('文'), writer, publisher, note: '' })
      drafts.discard(id)
      if (fails) throw new Error('the file could not be written')
    })
  expect(() => publish(true)).toThrow('could not be written')
  expect([versions.list(slug), drafts.list()]).toMatchObject([[], [{ id }]])
  publish(false)
  expect([versions.list(slug), drafts.list()]).toMatchObject([[{ slug }], []])
})
