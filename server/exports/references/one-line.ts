/** Text for a reference: one line, whatever the source was called. Used by the browser too. */

const signs = {
  /** With the variation selector a plain sign such as ☎ is shown as a picture. */
  emoji: /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)/gu,
  /** What joins, colours or boxes emoji, and what turns the direction: nothing by itself. */
  invisible: /\p{Cf}|\uFE0F|\u20E3/gu,
  // Control characters end a line or a record in some reader of RIS or BibTeX.
  control: /[\p{Cc}\u2028\u2029]/gu,
  space: /\s+/g,
}

/** The text with emoji, line breaks and runs of spaces as one space each. */
export function toOneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(signs.emoji, ' ')
    .replace(signs.invisible, '')
    .replace(signs.control, ' ')
    .replace(signs.space, ' ')
    .trim()
}

/** An address, in which only what would end a line or a record is written as its code. */
export function toOneWord(address: string): string {
  return address.toWellFormed().replace(signs.control, encodeURIComponent)
}

/** A title in “ ”, quotes inside it as ‘ ’; a title that the editors gave stands in its own 〔 〕. */
export function quoteTitle(title: string): string {
  return /^〔.*〕$/u.test(title) ? title : `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`
}
