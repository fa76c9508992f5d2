/** Text as XML can hold it: one character that it cannot, and Word refuses the whole file. */

/** Control characters, half surrogate pairs, and the two code points that are no characters. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text without what XML cannot hold; a line break inside a run would be lost, so it becomes a space. */
export function toXmlText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(impossible, '')
}
