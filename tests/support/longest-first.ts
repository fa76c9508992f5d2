/** The order in which test files begin. */

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Whether it starts a browser or the program, which takes up to a minute. */
function isLong({ moduleId }: TestSpecification): boolean {
  return /\/tests\/(?:browser|programs)\//.test(moduleId)
}

/** By their size, as Vitest does, but the longest first: one begun at the end leaves the other core without work. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
