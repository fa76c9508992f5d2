/** Two editors on one case: both versions stay until somebody has chosen. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseDraft } from '../../server/contract/desk.ts'
import { listFormFields } from '../../server/desk/form-fields.ts'
import { compareDrafts, isSameDraft, mergeDrafts } from '../../web/desk/compare-drafts.ts'
import { layOver } from '../../web/desk/lay-over.ts'
import { findDifferences } from '../../web/desk/line-differences.ts'
import { anyDraft } from './any-draft.ts'

const fields = listFormFields()
const anyLines = fc.array(fc.constantFrom('', 'a', 'b', 'c'), { maxLength: 12 })

describe('the difference of two texts', () => {
  it('has both texts in it, line for line', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (before, after) => {
        const lines = findDifferences(before.join('\n'), after.join('\n'))
        const without = (kind: string) =>
          lines
            .filter((line) => line.kind !== kind)
            .map(({ text }) => text)
            .join('\n')
        expect(without('added')).toBe(before.join('\n'))
        expect(without('removed')).toBe(after.join('\n'))
      }),
    )
  })

  it('is nothing between equal texts, and one line where one was changed', () => {
    const text = 'a\nb\nc'
    expect(findDifferences(text, text).every(({ kind }) => kind === 'same')).toBe(true)
    expect(findDifferences(text, 'a\nB\nc').map(({ kind }) => kind)).toEqual([
      ...['same', 'removed', 'added', 'same'],
    ])
  })

  it('of two long texts with nothing in common comes at once', () => {
    const long = (word: string) => Array.from({ length: 3_000 }, (_, at) => word + at).join('\n')
    expect(findDifferences(long('a'), long('b'))).toHaveLength(6_000)
  })
})

describe('two versions of a case', () => {
  it('become one or the other, as chosen in every part', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (own, theirs) => {
        const parts = compareDrafts(own, theirs, own, fields)
        const choose = (side: 'own' | 'theirs') =>
          mergeDrafts(own, theirs, parts, Object.fromEntries(parts.map(({ key }) => [key, side])))
        expect(choose('own')).toEqual(own)
        expect(isSameDraft(choose('theirs'), theirs)).toBe(true)
        expect(compareDrafts(choose('theirs'), theirs, own, fields)).toEqual([])
      }),
    )
  })

  it('ask only where both have changed the same part', () => {
    const base = makeDraft({ title: '題', checked: '2026-01-01' }, '背景。')
    const own = makeDraft({ title: '自分の題', checked: '2026-01-01' }, '自分の背景。')
    const theirs = makeDraft({ title: '題', checked: '2026-02-02' }, '相手の背景。')
    const parts = compareDrafts(own, theirs, base, fields)
    expect(parts.map(({ title, changedBy }) => [title, changedBy])).toEqual([
      ['題', 'own'],
      ['最終確認', 'theirs'],
      ['背景', undefined],
    ])
  })

  it('show rows by the names of the form', () => {
    const base = makeDraft({}, '')
    const own = makeDraft({ sources: [{ id: 1, title: '調査' }], period: { from: 2012 } }, '')
    const shown = compareDrafts(own, base, base, fields).map((part) => part.own)
    expect(shown).toEqual(['始まりの年 2012', '番号 1　題 調査'])
  })

  it('are the same whatever the order of their fields', () => {
    const one = makeDraft({ a: 1, b: { c: 1, d: 2 } }, '')
    const other = makeDraft({ b: { d: 2, c: 1 }, a: 1 }, '')
    expect(isSameDraft(one, other)).toBe(true)
  })
})

it('a file that is taken in says nothing of parts that it does not have', () => {
  const draft = makeDraft({ title: '題', department: '市民課' }, '背景。')
  const file = { fields: { title: '別の題' }, sections: { ...draft.sections, background: '' } }
  expect(layOver(draft, file)).toEqual(
    makeDraft({ title: '別の題', department: '市民課' }, '背景。'),
  )
})

function makeDraft(fieldsOf: Record<string, unknown>, background: string): CaseDraft {
  return {
    slug: 'a',
    fields: fieldsOf,
    sections: { background, actions: '', results: '', craft: '', trouble: '' },
    facts: [],
    asks: [],
  }
}
