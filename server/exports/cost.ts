/** What a case cost, as papers and tables tell it. */

import type { Sentence } from '../cases/blocks.ts'
import type { Case } from '../cases/case.ts'
import { readMoney } from '../cases/money.ts'
import { mentionedMoney } from '../contract/vocabulary.ts'

type Cost = {
  /** What is said of the cost, or that no sum is known but amounts follow; nothing where nothing is known. */
  said: Sentence[]
  /** The sentences with amounts that are no sum. */
  mentioned: Sentence[]
}

/** Tells the cost in the sentences of the case. */
export function tellCost(found: Pick<Case, 'quotes' | 'sections'>): Cost {
  const { cost } = found.quotes
  const { state, quotes } = readMoney(found)
  const said = cost ? [toSentence(cost)] : []
  if (state !== 'mentioned') return { said, mentioned: [] }
  const lead = `${cost ? '' : '総額は不明。'}${mentionedMoney}：`
  return { said: [...said, { text: lead, sources: [] }], mentioned: quotes.map(toSentence) }
}

function toSentence({ text, sources }: Sentence): Sentence {
  return { text, sources }
}
