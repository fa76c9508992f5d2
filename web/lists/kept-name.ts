/** What this browser remembers a case by: an office's computer has more readers than one, so that of a case for members only it is no word of it. */

import type { CaseAnswer } from '../../server/contract/api.ts'
import { splitTitle } from '../../server/contract/format.ts'

type NamedCase = Pick<CaseAnswer, 'title' | 'membersOnly'>

/** The title under which a case is kept. */
export function keptTitle({ title, membersOnly }: NamedCase): string {
  return membersOnly ? '会員限定の事例' : splitTitle(title).main
}

/** The place under which a case is kept. */
export function keptWhere({
  municipalities,
  membersOnly,
}: Pick<CaseAnswer, 'municipalities' | 'membersOnly'>): string {
  return membersOnly ? '' : municipalities.map(({ name }) => name).join('・')
}

/** The name under which a plan made of these cases begins: the title of its kit tells their places and their matter. */
export function keptPlanName(
  title: string,
  cases: readonly Pick<CaseAnswer, 'membersOnly'>[],
): string {
  return cases.some(({ membersOnly }) => membersOnly) ? '会員限定の事例の案' : title
}
