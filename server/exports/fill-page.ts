/** Filling a page with whole sentences, none of them cut: the first of everything, then further ones turn by turn. */

/** What stands beside each other on a page and begins together: lists of sentences, each in the order it is read in. */
export type Group = readonly (readonly unknown[])[]

/** How many of each list of each group stand on the page. */
export type Taken = readonly (readonly number[])[]

/**
 * Fills a page. The first sentences of a group go on it together or not at all, the groups in their order; then each
 * list gets one more in its turn, as long as it has any and the page has room.
 */
export function fillPage(groups: readonly Group[], fits: (taken: Taken) => boolean): Taken {
  let taken: Taken = groups.map((lists) => lists.map(() => 0))
  const take = (more: Taken): boolean => {
    const hasRoom = fits(more)
    if (hasRoom) taken = more
    return hasRoom
  }
  for (const [at, lists] of groups.entries()) {
    take(
      taken.with(
        at,
        lists.map(({ length }) => Math.min(1, length)),
      ),
    )
  }
  let open = groups.flatMap((lists, at) => lists.map((list, index) => ({ list, at, index })))
  while (open.length > 0) {
    open = open.filter(({ list, at, index }) => {
      const row = taken[at] ?? []
      const count = row[index] ?? 0
      return count > 0 && count < list.length && take(taken.with(at, row.with(index, count + 1)))
    })
  }
  return taken
}
