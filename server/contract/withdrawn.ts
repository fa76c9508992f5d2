/** What stands at the address of a case that was taken out of the library. */

export type WithdrawnCase = {
  slug: string
  /** Absent where nobody has kept it. */
  title?: string
  /** The day on which it went. */
  on: string
  reason: string
  /** Cases to read instead. */
  instead: { slug: string; title: string; membersOnly?: true }[]
}
