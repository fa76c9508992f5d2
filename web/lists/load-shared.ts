/** A list or a plan that was shared by a link of the server: its name stands in the address of the page that takes it in. */

import type { SharedKind } from '../../server/contract/kept.ts'
import { loadShared, RequestFailure } from '../api.ts'
import { here } from '../place.ts'

/** The text of what the address names, or why there is none, in words; undefined where it names nothing. */
export async function loadSharedText(
  kind: SharedKind,
): Promise<{ text: string } | { problem: string } | undefined> {
  const key = here().searchParams.get('from')
  if (key === null) return undefined
  try {
    const shared = await loadShared(key)
    // The address was put together by hand: a list is no plan.
    return { text: shared.kind === kind ? shared.content : '{}' }
  } catch (error) {
    return { problem: error instanceof RequestFailure ? error.message : 'サーバーで誤りが起きた。' }
  }
}
