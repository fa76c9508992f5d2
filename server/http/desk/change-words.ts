/** Changes of the association's own list of other words: one line more, or one less. */

import { ownWordsBounds, type WordsLineChange } from '../../contract/desk-pages.ts'
import {
  readSynonymLines,
  shortestSynonym,
  splitWords,
  writeSynonymLine,
} from '../../contract/synonym-lines.ts'
import { cleanText } from '../../contract/untrusted-values.ts'
import { AppError } from '../../errors.ts'

/** The line that somebody has typed: words for each other, or `words` that find `others` as well. */
export function readTypedLine(typed: { words: string; others: string }): string {
  const [words, others] = [cleanWords(typed.words), cleanWords(typed.others)]
  const all = [...words, ...others]
  const { word, words: most } = ownWordsBounds
  if (words.length + others.length < 2 || words.length === 0) {
    throw refuse('言葉は二つ以上書いてください。二つ目からは「、」で区切ります。')
  }
  if (all.length > most) throw refuse(`一行の言葉は${most}個までにしてください。`)
  if (all.some((one) => [...one].length > word)) {
    throw refuse(`一つの言葉は${word}字までにしてください。`)
  }
  if (words.some((one) => [...one].length < shortestSynonym)) {
    throw refuse('一字の言葉は、ほかの言葉の一部にもなるので使えません。')
  }
  if (new Set(all).size < all.length) throw refuse('同じ言葉が二度あります。')
  return writeSynonymLine({ words, ...(others.length > 0 && { others }) })
}

/** Of a comma or a line end within them the words would become others. */
function cleanWords(text: string): string[] {
  const line = cleanText(text, text.length).replace(/[\n\t]/g, ' ')
  return splitWords(line.replace(/[,，]/g, '、')).map((word) => word.replace(/[→#]/g, ' ').trim())
}

/** The list with the change. */
export function changeList(list: string, { kind, line }: WordsLineChange): string {
  const lines = readSynonymLines(list).map((each) => each.line)
  const has = lines.includes(line)
  if (kind === 'added' && has) throw refuse('その行は、もうあります。')
  if (kind === 'removed' && !has) throw new AppError('WORDS_CHANGED')
  if (kind === 'added' && lines.length >= ownWordsBounds.lines) {
    throw refuse(`足せるのは${ownWordsBounds.lines}行までです。要らない行を消してください。`)
  }
  const changed = kind === 'added' ? [...lines, line] : lines.filter((each) => each !== line)
  return changed.map((each) => `${each}\n`).join('')
}

function refuse(problem: string): AppError {
  return new AppError('BAD_WORDS', { problem })
}
