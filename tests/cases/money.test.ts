import { expect, test } from 'vitest'
import { readMoney } from '../../server/cases/money.ts'
import { makeWrittenCase } from '../support/make-case.ts'

const said = (text: string) => ({ text, section: 'actions' as const, sources: [1] })
const told = makeWrittenCase([
  '借金は101億円あった[^1]。職員は円卓を囲んだ[^1]。1回300円を取った[^2]。',
])

test('a sentence about the cost that names yen is a sum, and nothing else of the text is looked at', () => {
  const cost = said('事業費は約1,200万円だった。')
  expect(readMoney({ ...told, quotes: { cost } })).toEqual({ state: 'known', quotes: [cost] })
})

test.each([
  ['no sentence about the cost', {}],
  ['one that names no yen', { cost: said('費用は前の半分以下になった。') }],
])(
  'with %s, the sentences that name yen are what is mentioned, each with its sources',
  (_, quotes) => {
    expect(readMoney({ ...told, quotes })).toEqual({
      state: 'mentioned',
      quotes: [
        { text: '借金は101億円あった。', section: 'background', sources: [1] },
        { text: '1回300円を取った。', section: 'background', sources: [2] },
      ],
    })
  },
)

test.each([
  '費用が1億円を超えたかは、確認できていない。',
  '会議の円滑な運びと、市民の円卓を大事にした。',
  '千円札の絵の人を訪ねた。',
])('nothing is known where the text only says 「%s」', (text) => {
  expect(readMoney(makeWrittenCase([text]))).toEqual({ state: 'unknown', quotes: [] })
})

test.each(['9,593万円', '154万3千円', '二億円', '数百万円', '1.5億円', '１０００円'])(
  '%s is an amount',
  (amount) => {
    expect(readMoney(makeWrittenCase([`市は${amount}を払った。`])).state).toBe('mentioned')
  },
)
