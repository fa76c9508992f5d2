/** From the results of the browser tests to what they prove, criterion by criterion. */

import { compareText } from '../../server/contract/compare-text.ts'
import type { AccessibilityReport } from '../../server/contract/pages.ts'

/** A test as Vitest's JSON reporter writes it. */
export type BrowserTest = {
  status: string
  meta: {
    proof?: { what: string; criteria: string[] }
    passedRules?: [criterion: string, rule: string][]
  }
}

/** Only tests that passed prove anything. */
export function sumUpProofs(
  tests: readonly BrowserTest[],
): Pick<AccessibilityReport, 'screens' | 'criteria'> {
  const proofs = new Map<string, { rules: Set<string>; walks: Set<string> }>()
  const proofOf = (number: string) => {
    const proof = proofs.get(number) ?? { rules: new Set(), walks: new Set() }
    proofs.set(number, proof)
    return proof
  }
  const passed = tests.filter(({ status }) => status === 'passed').map(({ meta }) => meta)
  for (const { proof, passedRules = [] } of passed) {
    for (const [number, rule] of passedRules) proofOf(number).rules.add(rule)
    for (const number of proof?.criteria ?? []) proofOf(number).walks.add(proof?.what ?? '')
  }
  return {
    screens: passed.filter(({ passedRules }) => passedRules !== undefined).length,
    criteria: [...proofs]
      .sort(([a], [b]) => compareText(a, b))
      .map(([number, { rules, walks }]) => ({
        number,
        rules: [...rules].sort(),
        walks: [...walks],
      })),
  }
}
