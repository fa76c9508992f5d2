/** Text as Markdown that shows exactly it: every sign that would begin something is written as itself. */

/** Signs that mean something wherever they stand. */
const anywhere = /[\\`*_[\]<>~|]|&(?=#?[a-z0-9]+;)/gi

/** Signs that mean something at the start of a line only. */
const atStart = /^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}(?=[.)](?:\s|$)))/

/** Where readers of Markdown begin a link by themselves, in which they would take a backslash for a part of it. */
const linkStart = /(?<=https?|ftp):(?=\/\/)|(?<=www)\.|@/gi

/** Text within a line. */
export function escapeText(text: string): string {
  return toLine(text).replace(anywhere, '\\$&').replace(linkStart, '\\$&')
}

/** Text that begins a line. */
export function escapeLine(text: string): string {
  return escapeStart(escapeText(text))
}

/** The first sign of a written line, where it would make a heading or a list of it. */
export function escapeStart(written: string): string {
  return written.replace(atStart, (_, space: string, sign: string) =>
    /^\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  )
}

/** Text of a heading, whose end may be marked by the sign that begins it. */
export function escapeHeading(text: string): string {
  return escapeText(text).replace(/(?<!#)#(?=#*\s*$)/, '\\#')
}

/** Line ends and control characters end a paragraph or show as boxes. */
function toLine(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}+/gu, ' ')
}
