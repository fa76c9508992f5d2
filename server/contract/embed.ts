/** A list of cases within a page of another site, as its page offers it. */

/** How many cases it may have; web/embed/embed.js takes any number up to the last. */
export const embedCounts = [3, 5, 10, 20] as const

/** No search of a page in a municipality's site is longer. */
export const longestEmbedQuery = 200

/** `admits` says which other sites the library lets read its answers. */
export type EmbedOffer = {
  origin: string
  query: string
  count: (typeof embedCounts)[number]
  admits: 'all' | 'some' | 'none'
}
