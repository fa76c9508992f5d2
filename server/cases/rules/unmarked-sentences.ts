/** Every statement of fact carries its source; what is not known says so in one of four forms. */

import { isStatementOfUnknown, stripMarks } from '../blocks.ts'
import type { Rule } from './rule.ts'

/** Remarks of the editors on how to read the case are no facts. */
const remark = /(?:を記す|読む必要がある)。$/

/** Sentences without a source mark that are neither unknowns nor remarks. */
export const findUnmarkedSentences: Rule = ({ body }) =>
  body
    .filter(
      ({ text }) => stripMarks(text) === text && !isStatementOfUnknown(text) && !remark.test(text),
    )
    .map(({ text, placeAt }) => ({
      severity: 'warning',
      ...placeAt(0),
      field: '出典の印',
      got: `印のない文「${text.slice(0, 30)}${text.length > 30 ? '…' : ''}」`,
      want: '句点の前の印、または「…は、確認できた資料にない。」などの形',
      example: '2006（平成18）年、市は運動を始めた[^1]。',
    }))
