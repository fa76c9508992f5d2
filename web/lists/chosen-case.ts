/** What a list remembers of a case that is chosen. */

import type { CaseAnswer } from '../../server/contract.ts'
import { splitTitle } from '../format.ts'
import type { ChosenCase } from './choose-case.ts'

/** The case as a list keeps it. */
export function toChosen({
  slug,
  title,
  municipalities,
}: Pick<CaseAnswer, 'slug' | 'title' | 'municipalities'>): ChosenCase {
  const where = municipalities.map(({ name }) => name).join('・')
  return { slug, title: splitTitle(title).main, where }
}
