/** What browsers of 2021 lack of the language: a library without a server runs in them, and turns away what is older. */

/** Adds to the language what is missing. */
export function equipOldBrowser(): void {
  const lists = Array.prototype
  lists.toSorted ??= function <Item>(this: Item[], compare?: (a: Item, b: Item) => number) {
    return [...this].sort(compare)
  }
  lists.toReversed ??= function <Item>(this: Item[]) {
    return [...this].reverse()
  }
  lists.toSpliced ??= function <Item>(
    this: Item[],
    start: number,
    count = this.length,
    ...items: Item[]
  ) {
    const copy = [...this]
    copy.splice(start, count, ...items)
    return copy
  }
  lists.findLastIndex ??= function <Item>(
    this: Item[],
    isWanted: (item: Item, index: number, all: Item[]) => unknown,
  ) {
    let index = this.length - 1
    while (index >= 0 && !isWanted(this[index] as Item, index, this)) index--
    return index
  }
  lists.findLast ??= function <Item>(
    this: Item[],
    isWanted: (item: Item, index: number, all: Item[]) => unknown,
  ) {
    return this[this.findLastIndex(isWanted)]
  }
  // A half of a pair that stands alone is no character.
  String.prototype.toWellFormed ??= function (this: string) {
    return this.replace(/[\ud800-\udfff]/gu, '\ufffd')
  }
}
