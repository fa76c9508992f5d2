/** Cutting Japanese prose at sentence ends. */

/** Ends a sentence: 。！？ and their half-width forms, with the closing brackets that follow. */
const sentence = /[^。！？!?\n]*(?:[。！？!?]+[」』）)”"]*|\n+|$)/g

/** After the brackets of a name or a quotation: 「やってみよう！」を開いた is one sentence. */
const goingOn = /^[をとがはにでのもやへ、]/

/** The sentences of a text, trimmed, empty ones left out; nothing inside 「…」 is cut off from its bracket. */
export function cutSentences(text: string): string[] {
  const sentences: string[] = []
  let open = ''
  let openBrackets = 0
  for (const { 0: piece, index } of text.matchAll(sentence)) {
    open += piece
    openBrackets += countBrackets(piece)
    // A quotation 「…。…」 stays in one piece; an unclosed bracket does not swallow more than 200 characters.
    const isBalanced = openBrackets <= 0 || open.length > 200
    const goesOn = /[」』）)]$/.test(piece) && goingOn.test(text.slice(index + piece.length))
    if ((isBalanced && !goesOn) || piece.endsWith('\n')) {
      if (open.trim()) sentences.push(open.trim())
      open = ''
      openBrackets = 0
    }
  }
  if (open.trim()) sentences.push(open.trim())
  return sentences
}

/** How many more brackets are opened than closed: of the piece only, for 「。」は 20,000 times is one sentence. */
function countBrackets(piece: string): number {
  const opened = piece.match(/[「『（]/g)?.length ?? 0
  const closed = piece.match(/[」』）]/g)?.length ?? 0
  return opened - closed
}
