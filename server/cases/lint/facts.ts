/** The recorded facts of a case as texts. */

/** Every text and number of a fact file, but for what these keys hold. */
export function collectTexts(facts: unknown, silentKeys: ReadonlySet<string>): string[] {
  if (typeof facts === 'string' || typeof facts === 'number') return [String(facts)]
  if (Array.isArray(facts)) return facts.flatMap((item) => collectTexts(item, silentKeys))
  if (typeof facts !== 'object' || facts === null) return []
  return Object.entries(facts).flatMap(([key, item]) =>
    silentKeys.has(key) ? [] : collectTexts(item, silentKeys),
  )
}
