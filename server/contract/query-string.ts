/** The query string of an address as names and values, for the server and the browser alike. */

/** All values of each name, in order; names without any value are not in it. */
export type Parameters = ReadonlyMap<string, readonly string[]>

/**
 * The names and values of a query string, or undefined where its percent codes are broken or no UTF-8: half-read text
 * would find something else than what was asked for. Empty values count as not given, because forms send every field.
 */
export function readParameters(query: string): Parameters | undefined {
  const parameters = new Map<string, string[]>()
  try {
    for (const piece of query.replace(/^\?/, '').split('&')) {
      const [name = '', ...rest] = piece.split('=')
      const [key, value] = [decode(name), decodeTwice(decode(rest.join('=')))]
      if (value === '') continue
      const values = parameters.get(key)
      if (values) values.push(value)
      else parameters.set(key, [value])
    }
    return parameters
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

/** Mailers encode a link once more: codes that spell Japanese are read again; 「100%」 and 「%E3」 stay as typed. */
function decodeTwice(text: string): string {
  const bare = text.trim()
  if (!bare.includes('%') || !/^[ -~]*$/.test(bare)) return text
  try {
    const again = decode(bare)
    return /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(again) ? again : text
  } catch {
    return text
  }
}
