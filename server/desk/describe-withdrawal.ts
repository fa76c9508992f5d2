/** What the list of withdrawn cases says of a case, for whom it was among it. */

import { longestLine, mostSlugs, type Withdrawal } from '../cases/withdrawn.ts'
import type { CaseDraft } from '../contract/desk.ts'
import { cleanText, isSlugValue } from '../contract/untrusted-values.ts'

type Said = { on: string; reason: string; instead: readonly string[] }

/**
 * The entry of a case that goes. Whatever was not plainly open to everybody, or cannot be read, is kept as a members' one:
 * that it was there must not become known by its going.
 */
export function describeWithdrawal(
  draft: CaseDraft | undefined,
  { on, reason, instead }: Said,
): Withdrawal {
  const { title, visibility, status, aliases } = draft?.fields ?? {}
  const former = Array.isArray(aliases) ? aliases.filter(isSlugValue).slice(-mostSlugs) : []
  const line = typeof title === 'string' ? cleanText(title, longestLine).replace(/\s+/g, ' ') : ''
  const isOpen = visibility === 'public' && status === 'published'
  return {
    ...{ on, reason },
    ...(instead.length > 0 && { instead: [...instead] }),
    ...(line.trim() !== '' && { title: line.trim() }),
    ...(former.length > 0 && { aliases: former }),
    ...(!isOpen && { visibility: 'members' }),
  }
}
