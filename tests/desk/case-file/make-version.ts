/** A case whose three files say which version they are of; every third one is without asks. */

import type { CaseFiles } from '../../../server/contract/desk.ts'

export function makeVersion(version: number): CaseFiles {
  const filling = '市は取り組んだ。'.repeat(200)
  return {
    body: `---\ntitle: 版${version}\n---\n\n## 背景\n\n${filling}版${version}\n`,
    facts: `notes: ${filling}版${version}\n`,
    asks: version % 3 === 0 ? undefined : `- "版${version}の問いかけ"\n`,
  }
}
