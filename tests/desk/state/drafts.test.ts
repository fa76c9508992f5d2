/** Drafts: nothing is overwritten silently, nothing that was kept is lost, and who wrote does not publish. */

import { describe, expect, it } from 'vitest'
import { mostDraftBytes } from '../../../server/desk/state/draft-content.ts'
import { discardedDays } from '../../../server/desk/state/drafts.ts'
import { mayPublish } from '../../../server/desk/state/may-publish.ts'
import { dayMs, makeDesk, makeDraft, refusalOf, textOf } from './make-desk.ts'

async function makeWriting() {
  const made = await makeDesk()
  const [one, other] = [made.join('甲'), made.join('乙')]
  const { drafts } = made.desk
  return { ...made, drafts, one, other, kept: drafts.create(makeDraft('初め'), undefined, one) }
}

describe('a draft', () => {
  it('comes back as it was written, with who and when', async () => {
    const { drafts, kept } = await makeWriting()
    expect(kept.id).toMatch(/^[\w-]{16}$/)
    expect(kept).toEqual({
      ...{ id: kept.id, draft: makeDraft('初め'), stage: 'writing', version: 1 },
      ...{ writer: '甲', writerId: '甲', at: '2026-11-29T01:05:20Z' },
    })
    expect(drafts.read(kept.id)).toEqual(kept)
    expect(drafts.list()).toEqual([
      {
        ...{ id: kept.id, slug: 'fukui-city-madoguchi', title: '窓口の改善', isNew: true },
        ...{ stage: 'writing', version: 1, writer: '甲', at: '2026-11-29T01:05:20Z' },
      },
    ])
    for (const id of ['', 'x'.repeat(16), '\0', `${kept.id}x`]) {
      expect(drafts.read(id), id).toBeUndefined()
    }
  })

  it('of texts that steer, or are none at all, is kept as well', async () => {
    const { drafts, one } = await makeWriting()
    const draft = { ...makeDraft('a\0b\ud800'), slug: 'x\0y', fields: { title: 5, '\0': ['\0'] } }
    const { id } = drafts.create(draft, 'hash', one)
    expect(drafts.read(id)).toMatchObject({ draft, base: 'hash' })
    expect(drafts.bySlug('x\0y')).toMatchObject([{ id, slug: 'xy', title: '', isNew: false }])
  })

  it('is found by the case it is of, and not by another', async () => {
    const { drafts, kept, one, time } = await makeWriting()
    time.now += 1000
    const second = drafts.create(makeDraft('二つ目'), undefined, one)
    const lines = drafts.bySlug('fukui-city-madoguchi')
    expect(lines.map(({ id }) => id)).toEqual([second.id, kept.id])
    const renamed = drafts.save(kept.id, makeDraft('初め', 'fukui-city-shin'), 1, one)
    expect(renamed).toMatchObject({ saved: { version: 2 } })
    expect(drafts.bySlug('fukui-city-shin')).toMatchObject([{ id: kept.id }])
    expect(drafts.bySlug('fukui-city')).toEqual([])
  })

  it('that somebody else has saved is not overwritten: the second gets it, and his text is kept', async () => {
    const { drafts, kept, one, other } = await makeWriting()
    const { id } = kept
    const first = drafts.save(id, makeDraft('甲の文'), 1, one)
    expect(first).toMatchObject({ saved: { version: 2, writer: '甲' } })
    const second = drafts.save(id, makeDraft('乙の文'), 1, other)
    expect(second).toEqual({ conflict: drafts.read(id) })
    expect(drafts.read(id, other)).toMatchObject({
      ...{ version: 2, draft: makeDraft('甲の文') },
      pause: { draft: makeDraft('乙の文'), version: 1 },
    })
    expect(drafts.read(id, one)).not.toHaveProperty('pause')
    expect(drafts.listUnsaved(other)).toMatchObject([{ id }])
    const merged = drafts.save(id, makeDraft('二人の文'), 2, other)
    expect(merged).toMatchObject({ saved: { version: 3, writer: '乙' } })
    expect(drafts.read(id, other)).not.toHaveProperty('pause')
  })

  it('that is sent again, because the answer was lost, is no conflict', async () => {
    const { drafts, kept, one, other, time } = await makeWriting()
    const first = drafts.save(kept.id, makeDraft('文'), 1, one)
    time.now += 1000
    expect(drafts.save(kept.id, makeDraft('文'), 1, one)).toEqual(first)
    // Nor does it make a writer of whoever changes nothing.
    expect(drafts.save(kept.id, makeDraft('文'), 2, other)).toEqual(first)
  })

  it('takes in a newer state of the files when its editor says so', async () => {
    const { drafts, one } = await makeWriting()
    const { id } = drafts.create(makeDraft('文'), 'old', one)
    expect(drafts.save(id, makeDraft('文2'), 1, one)).toMatchObject({ saved: { base: 'old' } })
    const saved = drafts.save(id, makeDraft('文2'), 2, one, 'new')
    expect(saved).toMatchObject({ saved: { base: 'new', version: 3 } })
  })

  it('is ready as it was seen, and no longer once it is changed', async () => {
    const { drafts, kept, one, other } = await makeWriting()
    drafts.save(kept.id, makeDraft('二版'), 1, one)
    expect(drafts.setStage(kept.id, 'ready', 1)).toMatchObject({ conflict: { version: 2 } })
    const ready = drafts.setStage(kept.id, 'ready', 2)
    expect(ready).toMatchObject({ saved: { stage: 'ready', version: 2, writer: '甲' } })
    const changed = drafts.save(kept.id, makeDraft('三版'), 2, other)
    expect(changed).toMatchObject({ saved: { stage: 'writing', version: 3 } })
  })

  it('may be a megabyte and no more', async () => {
    const { drafts, kept, one } = await makeWriting()
    const empty = Buffer.byteLength(JSON.stringify(makeDraft('')))
    const full = makeDraft('x'.repeat(mostDraftBytes - empty))
    const over = makeDraft(`${textOf({ draft: full })}x`)
    expect(drafts.save(kept.id, full, 1, one)).toHaveProperty('saved')
    expect(refusalOf(() => drafts.save(kept.id, over, 2, one))).toBe('DRAFT_TOO_LARGE')
    expect(refusalOf(() => drafts.autosave(kept.id, over, 2, one))).toBe('DRAFT_TOO_LARGE')
    expect(refusalOf(() => drafts.create(over, undefined, one))).toBe('DRAFT_TOO_LARGE')
    expect(drafts.read(kept.id)).toMatchObject({ version: 2, draft: full })
  })

  it('that was discarded takes no save, keeps what was unsaved in it, and can be brought back for a month', async () => {
    const { drafts, kept, one, other, time, open } = await makeWriting()
    const { id } = kept
    drafts.discard(id)
    expect([drafts.list(), drafts.bySlug('fukui-city-madoguchi')]).toEqual([[], []])
    expect(refusalOf(() => drafts.save(id, makeDraft('遅れて'), 1, one))).toBe('DRAFT_GONE')
    expect(refusalOf(() => drafts.setStage(id, 'ready', 1))).toBe('DRAFT_GONE')
    drafts.autosave(id, makeDraft('乙の途中'), 1, other)
    expect(drafts.read(id, other)).toMatchObject({
      ...{ discardedOn: '2026-11-29', pause: { draft: makeDraft('乙の途中') } },
    })
    expect(drafts.listUnsaved(other)).toMatchObject([{ id }])
    expect(drafts.bringBack(id)).toEqual(kept)
    drafts.discard(id)
    time.now += discardedDays * dayMs
    open()
    expect(drafts.read(id)).toBeUndefined()
    expect(refusalOf(() => drafts.bringBack(id))).toBe('DRAFT_GONE')
    expect(refusalOf(() => drafts.autosave(id, makeDraft('もう無い'), 1, one))).toBe('DRAFT_GONE')
    expect(drafts.listUnsaved(other)).toEqual([])
  })

  it('outlives the account that wrote it, without the name', async () => {
    const { database, drafts, kept, one, other } = await makeWriting()
    drafts.autosave(kept.id, makeDraft('途中'), 1, one)
    database.run(`DELETE FROM accounts WHERE id = '甲'`)
    expect(drafts.read(kept.id)).toMatchObject({ writer: '退会した人', draft: makeDraft('初め') })
    expect(drafts.read(kept.id)).not.toHaveProperty('writerId')
    expect(drafts.list()).toMatchObject([{ writer: '退会した人' }])
    // A request under way when the account was removed.
    expect(drafts.save(kept.id, makeDraft('後から'), 1, one)).toMatchObject({
      saved: { writer: '退会した人', version: 2 },
    })
    expect(refusalOf(() => drafts.autosave(kept.id, makeDraft('x'), 2, one))).toBe('ACCOUNT_GONE')
    expect(drafts.save(kept.id, makeDraft('乙'), 2, other)).toMatchObject({
      saved: { writer: '乙' },
    })
  })
})

describe('by two people', () => {
  it('who wrote last does not publish, unless the association has switched it off', async () => {
    const { drafts, kept, one, other } = await makeWriting()
    const [two, alone] = [{ twoPeople: true }, { twoPeople: false }]
    expect([one, other].map((editor) => mayPublish(kept, editor, two))).toEqual([false, true])
    expect([one, other].map((editor) => mayPublish(kept, editor, alone))).toEqual([true, true])
    // Marking it as ready is no writing, and saving it unchanged is none.
    drafts.setStage(kept.id, 'ready', 1)
    drafts.save(kept.id, makeDraft('初め'), 1, other)
    const ready = drafts.read(kept.id)
    expect(ready && mayPublish(ready, one, two)).toBe(false)
    expect(ready && mayPublish(ready, other, two)).toBe(true)
  })
})
