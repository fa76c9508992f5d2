/** For whom a case is, and the one mark that everything bears which holds a case for members alone. */

import type { Term } from './vocabulary.ts'

/** The words in which a file says who may see a case. */
export const caseAudiences = [
  { id: 'public', label: 'だれでも' },
  { id: 'members', label: '会員限定' },
] as const satisfies readonly Term[]

/** Who may see a case; of readers, whose cases they are shown. */
export type CaseAudience = (typeof caseAudiences)[number]['id']

/** The mark, as it stands on papers and at the head of file names. */
export const membersOnlyMark = '会員限定'

type ForAudience = { visibility: CaseAudience }

/** Whether a case is for members alone, as any is that is not plainly public. */
export function isForMembers({ visibility }: ForAudience): boolean {
  return visibility !== 'public'
}

/** The mark as a field of an answer; absent from that of a public case, whose bytes do not tell that there are others. */
export function markMembersOnly(found: ForAudience): { membersOnly?: true } {
  return isForMembers(found) ? { membersOnly: true } : {}
}
