/** How this browser's reader likes the pages to behave. */

import { storeValue } from './stored-value.ts'

export type Density = 'short' | 'full'

/** How much of each case a list shows. */
export const density = storeValue<Density>(
  'kaizen-density',
  (text) => (text === 'short' || text === 'full' ? text : undefined),
  (value) => value,
)

/** `off` where a typed 「/」 must not lead to the search box: speech input types it, too (WCAG 2.1.4). */
export const slashKey = storeValue<'off'>(
  'kaizen-slash-key',
  (text) => (text === 'off' ? text : undefined),
  (value) => value,
)
