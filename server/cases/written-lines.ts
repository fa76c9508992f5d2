/**
 * Line ends inside a paragraph. Markdown makes a space of each; Japanese has none there, and lines that begin
 * with ・ or （1） are a list for every reader, though not for Markdown.
 */

import type { PhrasingContent } from 'mdast'

const number =
  '(?:[0-9０-９]{1,3}|[A-Za-zＡ-Ｚａ-ｚ]|[ぁ-んァ-ヶ]|[甲乙丙丁戊己庚辛壬癸]|[一二三四五六七八九十]{1,3})'

/** What a line of its own begins with: a sign, a number in brackets or with one, or the space of a new paragraph. */
const lineStart = new RegExp(
  [
    '[\\u3000・･•‣◦●○◎■□◆◇▲△▼▽★☆※▶▷►➤✓✔☑→⇒＊【]',
    '[①-⓿❶-➓㈠-㉃㉈-㉟㊀-㊰㊱-㊿Ⅰ-ⅿ]',
    `[（(〔［]${number}[）)〕］]`,
    `${number}[）)．]`,
    '(?:[0-9]{1,9}|[a-z])\\. ',
    '[0-9０-９]{1,3}\\u3000',
    '(?:[ぁ-んァ-ヶ]|[甲乙丙丁戊己庚辛壬癸])[ \\u3000]',
    '[-―—─–][ \\u3000]?\\S',
    '[=＝]{2,}$',
  ]
    .map((start) => `(?:${start})`)
    .join('|')
    .replace(/^/, '^(?:')
    .replace(/$/, ')'),
)

/** The words of a paragraph with its line ends kept, as spaces, or gone; from the first such line on all are kept. */
export function endLines(children: readonly PhrasingContent[]): PhrasingContent[] {
  const pieces = children.flatMap(cutLines)
  let isLines = lineStart.test(readWords(pieces[0]))
  return pieces.flatMap((piece, index): PhrasingContent[] => {
    if (piece !== lineEnd) return [piece]
    const before = readWords(pieces[index - 1])
    const after = readWords(pieces[index + 1])
    isLines ||= lineStart.test(after)
    if (isLines) return [{ type: 'break' }]
    return isLatin(before.at(-1)) && isLatin(after.at(0)) ? [{ type: 'text', value: ' ' }] : []
  })
}

const lineEnd: PhrasingContent = { type: 'text', value: '\n' }

function cutLines(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'text') return [node]
  const lines = node.value.split('\n').map((value): PhrasingContent => ({ type: 'text', value }))
  return lines
    .flatMap((line, index) => (index === 0 ? [line] : [lineEnd, line]))
    .filter((piece) => readWords(piece) !== '')
}

function readWords(node: PhrasingContent | undefined): string {
  if (node === undefined) return ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(readWords).join('') : ''
}

function isLatin(character = ''): boolean {
  return /^[\x21-\x7e]$/.test(character)
}
