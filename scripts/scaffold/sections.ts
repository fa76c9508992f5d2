/**
 * What a new case holds below its head: each section begins as an honest statement of what is not yet
 * known, which guides the writer and would still be true if it were left as it is.
 */

import { type SectionId, sections } from '../../server/contract/vocabulary.ts'

/** What each section is to tell, worded so that 「は、確認できていない。」 can follow. */
export const sectionGuidance: Readonly<Record<SectionId, string>> = {
  background: 'なぜ始めたか、始める前に何に困っていたか',
  actions: 'だれが、いつ、何を、どの順に進めたか、人・金・時間がどれだけかかったか',
  results: '何がどれだけ変わったか、それを示す数字があるか',
  craft: 'うまく進めるために、だれが何を工夫したか',
  trouble: '何につまずいたか、その後どうなり、今も続いているか',
}

/** The five sections of a new case. */
export function writeSections(): string {
  return sections
    .map(({ id, label }) => `\n## ${label}\n\n${sectionGuidance[id]}は、確認できていない。\n`)
    .join('')
}
