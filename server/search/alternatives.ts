/**
 * OR between two words or phrases: either will do. It binds its two neighbours, as in the search boxes people know:
 * 「公園 OR 広場 指定管理」 asks for 公園 指定管理 and for 広場 指定管理.
 */

/** A quoted phrase, or whatever stands between spaces. */
const item = /(?:"[^"]+"|「[^「」]+」|\S)+/g

/** Each alternative is a search of its own; a query of more than these is searched as words. */
const mostAlternatives = 12

/** The texts of which any will do: one without OR. An OR that lacks a side says nothing; alone it is a word. */
export function listAlternatives(text: string): string[] {
  const items = text.match(item) ?? []
  const words = items.filter((each) => !isOr(each))
  if (words.length === items.length || words.length === 0) return [text]
  const groups = groupChoices(items)
  const count = groups.reduce((product, { length }) => product * length, 1)
  if (count > mostAlternatives) return [words.join(' ')]
  const texts = groups.reduce<string[]>(
    (heads, choices) => heads.flatMap((head) => choices.map((choice) => `${head} ${choice}`)),
    [''],
  )
  return [...new Set(texts.map((each) => each.trim()))]
}

/** What must be there, in order: for each place the words of which any will do. */
function groupChoices(items: readonly string[]): string[][] {
  const groups: string[][] = []
  for (const [at, each] of items.entries()) {
    if (isOr(each)) continue
    const before = isOr(items[at - 1]) ? groups.at(-1) : undefined
    if (before) before.push(each)
    else groups.push([each])
  }
  return groups
}

function isOr(item: string | undefined): boolean {
  return item === 'OR' || item === 'ＯＲ'
}
