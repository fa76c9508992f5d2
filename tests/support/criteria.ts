/**
 * What a test proves for readers with disabilities: kept with the result of the test, so that the page /accessibility is
 * made of results (`npm run accessibility`), not of claims.
 */

declare module 'vitest' {
  interface TaskMeta {
    /** A promise kept by a walk through the real browser, in Japanese, and the criteria of JIS X 8341-3 it belongs to. */
    proof?: { what: string; criteria: string[] }
    /** Rules of axe that passed on a screen, as pairs of criterion and rule. */
    passedRules?: [criterion: string, rule: string][]
  }
}

/** The options of a test that proves something. */
export function proving(what: string, ...criteria: string[]) {
  return { meta: { proof: { what, criteria } } }
}

/** The criterion of an axe tag: wcag143 is 1.4.3; other tags name none. */
export function criterionOfTag(tag: string): string | undefined {
  const digits = /^wcag(\d)(\d)(\d+)$/.exec(tag)
  return digits ? `${digits[1]}.${digits[2]}.${digits[3]}` : undefined
}
