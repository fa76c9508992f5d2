/** Cutting Japanese prose at sentence ends. */

/** Ends a sentence: 。！？ and their half-width forms, with the closing brackets that follow. */
const sentence = /[^。！？!?\n]*(?:[。！？!?]+[」』）)”"]*|\n+|$)/g

/** After the brackets of a name or a quotation: 「やってみよう！」を開いた is one sentence. */
const goingOn = /^[をとがはにでのもやへ、]/

/** The sentences of a text, trimmed, empty ones left out; nothing inside 「…」 is cut off from its bracket. */
export function cutSentences(text: string): string[] {
  const sentences: string[] = []
  let open = ''
  for (const { 0: piece, index } of text.matchAll(sentence)) {
    open += piece
    const goesOn = /[」』）)]$/.test(piece) && goingOn.test(text.slice(index + piece.length))
    if ((isBalanced(open) && !goesOn) || piece.endsWith('\n')) {
      if (open.trim()) sentences.push(open.trim())
      open = ''
    }
  }
  if (open.trim()) sentences.push(open.trim())
  return sentences
}

/** A quotation 「…。…」 stays in one piece; an unclosed bracket does not swallow more than 200 characters. */
function isBalanced(text: string): boolean {
  const opened = text.match(/[「『（]/g)?.length ?? 0
  const closed = text.match(/[」』）]/g)?.length ?? 0
  return opened <= closed || text.length > 200
}
