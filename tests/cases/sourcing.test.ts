import { expect, it } from 'vitest'
import { countSourcing } from '../../server/cases/sourcing.ts'
import { formatSourcing } from '../../server/contract/sourcing.ts'
import { makeWrittenCase } from '../support/make-case.ts'

const source = { title: '題', publisher: '試験市', url: 'https://example.jp/' }

it('a case tells how many sources of whom it has, and how many sentences rest on one alone', () => {
  const found = makeWrittenCase(['始めた[^1][^2]。広げた[^1]。印のない文だ。', '続けた[^3]。'], {
    sources: [
      { ...source, id: 1, kind: 'self' },
      { ...source, id: 2, kind: 'official' },
      { ...source, id: 3, kind: 'official' },
    ],
  })
  expect(countSourcing(found)).toMatchObject({ sources: 3, marked: 3, single: 2 })
  expect(formatSourcing(countSourcing(found))).toBe(
    '出典3件（公文書2・本人1）、出典が一つだけの文 2',
  )
})

it('where the kind of one source is not known, the kinds are not counted, because they would not add up', () => {
  const found = makeWrittenCase(['始めた[^1]。'], {
    sources: [
      { ...source, id: 1, kind: 'press' },
      { ...source, id: 2 },
    ],
  })
  expect(formatSourcing(countSourcing(found))).toBe('出典2件、出典が一つだけの文 1')
})
