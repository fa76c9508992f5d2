/** What is not known of a case, from its text and from its list, in one. */

import { describe, expect, it, test } from 'vitest'
import {
  listEmptySections,
  listUnknown,
  nameUnknown,
  readBlank,
} from '../../server/cases/unknown.ts'
import { makeCase, makePlainCase } from '../support/make-case.ts'

describe('what is not known', () => {
  it('is what the text says so of, in its order, and then what is listed', () => {
    const found = makePlainCase(
      {
        background: '始めた。費用は、確認できた資料にない。',
        actions: '手順を書いた。',
        results: 'その額は、分からない。',
        trouble: '休んだ。その後も続いているかは、確認できていない。',
      },
      { unknown: ['研修の時間', '講師の人数'] },
    )
    expect(listUnknown(found)).toEqual([
      { kind: 'sentence', what: '費用', section: 'background', before: '始めた。' },
      { kind: 'sentence', what: 'その額', section: 'results', before: undefined },
      { kind: 'section', what: '進めるうえでの工夫', section: 'craft' },
      { kind: 'sentence', what: 'その後も続いているか', section: 'trouble', before: '休んだ。' },
      { kind: 'listed', what: '研修の時間' },
      { kind: 'listed', what: '講師の人数' },
    ])
  })

  it('is named once, though the list repeats the text or itself', () => {
    const known = {
      actions: '始めた。',
      results: '変わった。',
      craft: '工夫した。',
      trouble: '休んだ。',
    }
    const found = makePlainCase(
      {
        ...known,
        background: '研修の時間と費用は、確認できた資料にない。研修の時間と費用は、分からない。',
      },
      { unknown: ['研修の時間', '研修の時間と費用と人数', '研修の時間と費用'] },
    )
    expect(nameUnknown(found)).toEqual(['研修の時間と費用', '研修の時間と費用と人数'])
  })

  it('is nothing where a case says so of nothing', () => {
    expect(nameUnknown(makeCase([]))).toEqual([])
  })
})

test.each([
  ['費用は、確認できた資料にない。', '費用'],
  ['人数も、分からない。', '人数'],
  ['人数は、資料の記述が分かれており、確認できていない。', '人数'],
  ['始めた理由は、市の資料では確認できていない。', '始めた理由'],
  ['どこまで進んだかまでは、分からない。', 'どこまで進んだかまで'],
  ['確認できた情報はない。', undefined],
  ['費用は100万円だった。', undefined],
])('%s leaves open: %s', (sentence, what) => {
  expect(readBlank(sentence)).toBe(what)
})

it('a section is empty where it is absent or says nothing else', () => {
  const found = makePlainCase({
    background: '始めた。費用は、分からない。',
    actions: '費用は、分からない。',
  })
  expect(listEmptySections(found)).toEqual(['actions', 'results', 'craft', 'trouble'])
  expect(listEmptySections({ sections: found.sections.slice(1) })).toContain('background')
})
