/** What is known of the yen of a case: what it cost, or only the amounts that its text speaks of. */

import type { MoneyStateId } from '../contract/vocabulary.ts'
import { isStatementOfUnknown, listSentences } from './blocks.ts'
import type { Case, Quote } from './case.ts'

type Money = { state: MoneyStateId; quotes: Quote[] }

/** 9,593万円, 154万3千円, 数百万円 and 二億円; 千円札 is a note, 円 alone a circle. */
const amount = /[\d０-９数〇一二三四五六七八九十百千万億兆]円(?![札卓形])/

/**
 * A sum where the sentence about the cost names one. Amounts elsewhere are no sum: what a visitor pays, what one year
 * cost. Of the cases without a sum about half have such amounts, which readers would miss behind 「不明」.
 */
export function readMoney({ quotes, sections }: Pick<Case, 'quotes' | 'sections'>): Money {
  const { cost } = quotes
  if (cost && amount.test(cost.text)) return { state: 'known', quotes: [cost] }
  const mentioned = sections.flatMap(({ id, blocks }) =>
    listSentences(blocks)
      .filter(({ text }) => amount.test(text) && !isStatementOfUnknown(text))
      .map((sentence) => ({ ...sentence, section: id })),
  )
  return { state: mentioned.length > 0 ? 'mentioned' : 'unknown', quotes: mentioned }
}
