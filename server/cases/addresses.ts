/**
 * Which address is a link, wherever one is shown: page, Word, kit, Markdown, lists. Anything but http, https and
 * mailto is text: in a Word file on Windows `//host/x`, `file:` and `\\host\x` are network paths that are opened
 * with the reader's own password, and `ms-word:` starts programs.
 */

import type { PhrasingContent } from 'mdast'

/** Spaces of every width, control and invisible characters, and what no address is written with. */
const strangers = /[\s"<>\\\p{Cc}\p{Cf}]/u
/** 。 and 」 stick to an address that is copied out of a sentence. */
const japaneseEnd = /[^\x21-\x7e]$/
const mail = /^mailto:[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i
/** A host with full-width letters or 。 is read as one of ASCII; before an @ stands no host but a name to deceive with. */
const web = /^https?:\/\/[^/?#@\u3000-\u303f\uff00-\uffef]+(?:[/?#]|$)/i

/** Whether an address may be a link, to another place than this library. */
export function isLinkAddress(address: string): boolean {
  if (strangers.test(address)) return false
  if (japaneseEnd.test(address) && /[\p{P}\p{S}]$/u.test(address)) return false
  return web.test(address) ? URL.canParse(address) : mail.test(address)
}

/** The page of another case, which has a meaning on the pages of this library only. */
export function isCasePath(address: string): boolean {
  return /^\/cases\/[a-z0-9-]+$/.test(address)
}

/**
 * Addresses written without brackets, in Japanese with no space about them: ASCII up to a source mark or to the
 * next address behind a comma. Each part is bounded or ends where it began, so that a long text costs one pass.
 */
const bareAddresses =
  /(?:(?<![a-z0-9])https?:\/\/|(?<![a-z0-9/.@_-])www\.)(?:(?!\[\^|[,;]https?:\/\/)[!#-;=?-[\]_a-z~])+|(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/gi

/** The text cut into words and links. */
export function cutAddresses(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(bareAddresses)) {
    const shown = trimAddress(found)
    const url = completeAddress(shown)
    if (!isLinkAddress(url)) continue
    if (index > end) nodes.push({ type: 'text', value: text.slice(end, index) })
    nodes.push({ type: 'link', url, children: [{ type: 'text', value: shown }] })
    end = index + shown.length
  }
  if (end < text.length) nodes.push({ type: 'text', value: text.slice(end) })
  return nodes
}

function completeAddress(shown: string): string {
  if (/^https?:/i.test(shown)) return shown
  return /^www\./i.test(shown) ? `http://${shown}` : `mailto:${shown}`
}

/** Without the punctuation of the sentence; a closing bracket belongs to the address that opened it. */
function trimAddress(found: string): string {
  let open = countSign(found, '(') - countSign(found, ')')
  let { length } = found
  for (; length > 0; length -= 1) {
    const sign = found.charAt(length - 1)
    if (!/[.,:;!?'()[\]*_~&]/.test(sign) || (sign === ')' && open >= 0)) break
    if (sign === '(') open -= 1
    if (sign === ')') open += 1
  }
  return found.slice(0, length)
}

function countSign(text: string, sign: string): number {
  return text.split(sign).length - 1
}
