/** Which state of the library a pack holds. */

export type Edition = {
  /** ISO date on which its cases were as they are here: 収録日. */
  collected: string
  /** Of the program. */
  version: string
  cases: number
}
