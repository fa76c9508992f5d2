/** What the screen shows at one moment: a page, and what is under way or went wrong meanwhile. */

import type { PageData } from './page-data.ts'

/** A visit that did not arrive; `href` is where the reader wanted to go. */
export type Failure = { message: string; href: string }

/** The search a reader came from, for the way back out of a case. */
export type Trail = { label: string; href: string }

export type View = {
  data: PageData
  busy: boolean
  offline?: boolean
  failure?: Failure | undefined
  trail?: Trail | undefined
}
