/** When a browser says that a search was in vain. */

import { describe, expect, it } from 'vitest'
import type { PageData } from '../../server/contract/page-data.ts'
import { createSearchWatch } from '../../web/missed-searches.ts'

const results = (q: string, more: object = {}): PageData =>
  ({ page: 'results', state: { q }, answer: { noAnswer: false, ...more }, dropped: [] }) as never
const aCase = { page: 'case', case: {} } as never
const none = { noAnswer: true }

function watch(...steps: (PageData | 'open' | 'end')[]): string[] {
  const told: string[] = []
  const { show, open, end } = createSearchWatch((words, kind) => told.push(`${kind} ${words}`))
  for (const step of steps) {
    if (step === 'open') open()
    else if (step === 'end') end()
    else show(step)
  }
  return told
}

describe('a search', () => {
  it('was in vain where another is made before a case was opened', () => {
    expect(watch(results('公園'), results('図書館'))).toEqual(['unopened 公園'])
    expect(watch(results('公園', none), results('図書館'))).toEqual(['none 公園'])
  })

  it('was not where a case was opened, here or in another window', () => {
    expect(watch(results('公園'), aCase, results('図書館'))).toEqual([])
    expect(watch(results('公園'), 'open', results('図書館'))).toEqual([])
  })

  it('is told as a whole, and not as it was typed or deleted letter by letter', () => {
    const typed = ['公', '公園', '公園の', '公園', '公', ''].map((q) => results(q))
    expect(watch(...typed, results('図'), results('図書館'))).toEqual(['unopened 公園の'])
  })

  it('by its words alone does not say yet whether anything answers', () => {
    const half = results('公園', { ...none, evidence: 'words' })
    expect(watch(half, results('公園'), 'end')).toEqual([])
    expect(watch(half, results('図書館'))).toEqual([])
  })

  it('that nothing answers is told when the reader leaves, a list is not', () => {
    expect(watch(results('公園', none), 'end', 'end')).toEqual(['none 公園'])
    expect(watch(results('公園'), 'end')).toEqual([])
  })

  it('goes on over conditions and pages of the same words', () => {
    expect(watch(results('公園'), results('公園'), results('公園'), aCase)).toEqual([])
  })
})
