/** The rule of the corpus about blanks: few in the text, where they stop the reader, and the rest in the list. */

import { isStatementOfUnknown, stripMarks } from '../blocks.ts'
import { nothingKnown } from '../unknown.ts'
import type { Rule } from './wording.ts'

/** What a reader surely asks: what it cost, and what came later. */
const mostBlanks = 2

/** A body that says nothing else yet is a sheet to be filled in. */
export const findManyBlanks: Rule = ({ body }) => {
  const told = body.map(({ text, placeAt }) => ({ text: stripMarks(text).trim(), placeAt }))
  const open = told.filter(({ text }) => isStatementOfUnknown(text))
  const blanks = open.filter(({ text }) => text !== nothingKnown)
  const firstTooMany = blanks[mostBlanks]
  if (!firstTooMany || open.length === told.length) return []
  return [
    {
      severity: 'warning',
      ...firstTooMany.placeAt(0),
      field: '分からないこと',
      got: `「…は、確認できた資料にない。」などの文が${blanks.length}文`,
      want: `本文には、読む人がまず知りたいことの${mostBlanks}文まで。ほかは名詞句にして項目 unknown へ`,
      example: 'unknown: [研修に使った時間と講師の費用]',
    },
  ]
}
