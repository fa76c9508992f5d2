/** What each section of a case is to tell, for whoever writes one. */

import type { SectionId } from './vocabulary.ts'

/** Worded so that 「は、確認できていない。」 can follow. */
export const sectionGuidance: Readonly<Record<SectionId, string>> = {
  background: 'なぜ始めたか、始める前に何に困っていたか',
  actions: 'だれが、いつ、何を、どの順に進めたか、人・金・時間がどれだけかかったか',
  results: '何がどれだけ変わったか、それを示す数字があるか',
  craft: 'うまく進めるために、だれが何を工夫したか',
  trouble: '何につまずいたか、その後どうなり、今も続いているか',
}
