/** Sentences of the body that the front matter names. */

import { describe, expect, it } from 'vitest'
import { listSentences } from '../../server/cases/blocks.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { bend, goodCase } from '../support/make-case.ts'

function parse(text: string) {
  return parseCase({ name: 'shiken-city.md', slug: 'shiken-city', text })
}

function withHead(lines: string, text = goodCase): string {
  return bend('related: []\n', `${lines}related: []\n`, text)
}

describe('the sentences that a head names', () => {
  it('are found in the body with their section and sources, with or without the full stop', () => {
    const { case: found, problems } = parse(
      withHead(`quotes: {staff: 人手は足りないままだった, now: 待ち時間は短くなった。}
responses:
  - {barrier: 縦割り, sentence: 2012（平成24）年、市民課は手順を書き出した。}
`),
    )
    expect(problems).toEqual([])
    expect(found?.quotes).toEqual({
      staff: { text: '人手は足りないままだった。', section: 'trouble', sources: [1] },
      now: { text: '待ち時間は短くなった。', section: 'results', sources: [1] },
    })
    expect(found?.responses).toEqual([
      {
        barrier: 'silos',
        quote: {
          text: '2012（平成24）年、市民課は手順を書き出した。',
          section: 'actions',
          sources: [1],
        },
      },
    ])
  })

  it('are left out and named when the body says it in other words', () => {
    const { case: found, problems } = parse(withHead('quotes: {cost: 費用は100万円だった。}\n'))
    expect(found?.quotes).toEqual({})
    expect(problems).toMatchObject([
      { severity: 'warning', field: 'quotes・cost', got: '本文にない文「費用は100万円だった。」' },
    ])
  })

  it('answer only to barriers that the case names', () => {
    const { problems } = parse(
      withHead('responses:\n  - {barrier: 人手不足, sentence: 待ち時間は短くなった。}\n'),
    )
    expect(problems).toMatchObject([{ severity: 'warning', got: 'barriers にない壁「人手不足」' }])
  })

  it('keep their ampersands and angle brackets as the writer typed them', () => {
    const text = bend('待ち時間は短くなった[^1]', 'P&R方式で待ちは\\<半分\\>になった[^1]')
    const { case: found } = parse(
      withHead('quotes: {now: P&R方式で待ちは<半分>になった。}\n', text),
    )
    expect(found?.quotes.now?.text).toBe('P&R方式で待ちは<半分>になった。')
    const results = found?.sections.find(({ id }) => id === 'results')
    expect(results && listSentences(results.blocks).map((sentence) => sentence.text)).toEqual([
      'P&R方式で待ちは<半分>になった。',
    ])
  })
})

it('a case may say what was changed since it was published', () => {
  const { case: found } = parse(withHead('updates:\n  - {date: "2026-11-22", note: 数を直した}\n'))
  expect(found?.updates).toEqual([{ date: '2026-11-22', note: '数を直した' }])
  const { problems } = parse(withHead('updates:\n  - {date: "2026-02-30", note: 数を直した}\n'))
  expect(problems).toMatchObject([{ field: 'updates（1件目）date' }])
})
