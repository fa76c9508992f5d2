/**
 * 国立国会図書館 WARP, which keeps the web pages of public bodies. Its copies lie at
 * `https://warp.ndl.go.jp/web/<14 digits of the moment>/<address>`, and the moment cannot be guessed, nor
 * may programs search for it: so the candidate is the search page, to be opened by a person.
 */

/** The page of WARP that looks for copies of an address. */
export function warpAddress(url: string): string {
  return `https://warp.ndl.go.jp/search?${new URLSearchParams({ keyword: url, target: 'internet' })}`
}
