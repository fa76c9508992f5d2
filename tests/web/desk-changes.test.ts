/** Writing a case: every change can be taken back, and nothing else changes with it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseDraft } from '../../server/contract/desk.ts'
import { beginHistory, type HistoryStep, stepHistory } from '../../web/desk/draft-changes.ts'
import { pathOf, placeOf, readAt, writeAt } from '../../web/desk/draft-path.ts'
import { anyDraft, anyStep } from './any-draft.ts'

const walk = (draft: CaseDraft, steps: readonly HistoryStep[]) =>
  steps.reduce(stepHistory, beginHistory(draft))

const repeat = (step: HistoryStep, times: number): HistoryStep[] =>
  Array.from({ length: times }, () => step)

describe('the way back', () => {
  it('leads from any steps to the draft they began with, and forward again to where they ended', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(anyStep, { maxLength: 40 }), (draft, steps) => {
        const end = walk(draft, steps)
        const back = repeat({ kind: 'undo' }, end.past.length).reduce(stepHistory, end)
        expect(back.draft).toEqual(draft)
        const forth = repeat({ kind: 'redo' }, end.past.length).reduce(stepHistory, back)
        expect(forth.draft).toEqual(end.draft)
      }),
    )
  })

  it('never changes a draft that it has been given', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(anyStep, { maxLength: 20 }), (draft, steps) => {
        const before = structuredClone(draft)
        walk(draft, steps)
        expect(draft).toEqual(before)
      }),
    )
  })

  it('takes a run of typing in one field as one step, up to where it rested', () => {
    const type = (value: string): HistoryStep => ({ kind: 'set', path: ['slug'], value })
    const start = { ...blank, slug: 'a' }
    const end = walk(start, [type('ab'), type('abc'), { kind: 'rest' }, type('abcd')])
    const slugs = [1, 2].map(
      (times) => repeat({ kind: 'undo' }, times).reduce(stepHistory, end).draft.slug,
    )
    expect(slugs).toEqual(['abc', 'a'])
  })

  it('has nothing ahead any more once something else is written', () => {
    const set = (value: string): HistoryStep => ({ kind: 'set', path: ['slug'], value })
    const end = walk(blank, [set('a'), { kind: 'undo' }, set('b'), { kind: 'redo' }])
    expect(end.draft.slug).toBe('b')
  })
})

const blank: CaseDraft = {
  slug: '',
  fields: {},
  sections: { background: '', actions: '', results: '', craft: '', trouble: '' },
  facts: [],
  asks: [],
}

describe('a place of a draft', () => {
  it('is emptied with the group of which it was the last, and a row stays', () => {
    const one = writeAt(blank, ['fields', 'period', 'from'], 2012)
    expect(one.fields).toEqual({ period: { from: 2012 } })
    expect(writeAt(one, ['fields', 'period', 'from'], undefined).fields).toEqual({})
    const rows = writeAt(blank, ['fields', 'sources'], [{ id: 1 }, { id: 2 }])
    expect(writeAt(rows, ['fields', 'sources', 0, 'id'], undefined).fields).toEqual({
      sources: [{}, { id: 2 }],
    })
  })

  it('keeps the order of the fields, by which the file is written', () => {
    const draft = { ...blank, fields: { title: 'a', themes: ['b'], checked: 'c' } }
    expect(Object.keys(writeAt(draft, ['fields', 'themes'], ['d']).fields)).toEqual([
      ...['title', 'themes', 'checked'],
    ])
  })

  it('cannot lead to a prototype', () => {
    const draft = writeAt(blank, ['fields', '__proto__', 'polluted'], 'yes')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Object.getPrototypeOf(draft.fields)).toBe(Object.prototype)
    expect(readAt(blank, ['fields', 'constructor'])).toBeUndefined()
  })

  it('has the name that the report has for it', () => {
    for (const place of ['title', 'sources.2.url', 'background', 'facts', 'asks', 'slug']) {
      expect(placeOf(pathOf(place))).toBe(place)
    }
    expect(pathOf('sources.2.url')).toEqual(['fields', 'sources', 2, 'url'])
    expect(pathOf('craft')).toEqual(['sections', 'craft'])
  })
})
