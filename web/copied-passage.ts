/** A passage that a reader copies out of a case: the same text, with a short reference to where it stands. */

/** Shorter selections are words to search for or numbers to type over, not passages. */
const shortestPassage = 12

/** What is on the page to be used, not read. */
const unread = 'button, input, label, svg, .hidden-text'

/** What is a reference itself. */
const references = '.citation, .sources'

export type Passage = { plain: string; html: string }

/** The selected passage with its reference, or undefined where a selection is none of an article's. */
export function quoteSelection(
  selection: Selection | null,
  article: Element,
  reference: string,
): Passage | undefined {
  if (selection === null || selection.rangeCount === 0) return undefined
  const text = selection.toString().trim()
  const range = selection.getRangeAt(0)
  const around = range.commonAncestorContainer
  if (text.length < shortestPassage || !article.contains(around)) return undefined
  const element = around instanceof Element ? around : around.parentElement
  if (element?.closest(references)) return undefined
  const holder = document.createElement('div')
  holder.append(range.cloneContents())
  for (const tool of holder.querySelectorAll(unread)) tool.remove()
  // Outside the page an address must be whole.
  for (const link of holder.querySelectorAll('a')) link.setAttribute('href', link.href)
  const line = document.createElement('p')
  line.textContent = reference
  holder.append(line)
  return { plain: `${text}\r\n\r\n${reference}\r\n`, html: holder.innerHTML }
}
