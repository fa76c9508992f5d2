/** How much one answer to an assistant may hold; whatever is left out is said in the answer. */

export const limits = {
  /** Bytes of the arguments of one call; every value of every facet at once has 4 KB. */
  arguments: 64 * 1024,
  /** Characters of the text of one case: ten of the longest shipped ones. */
  caseText: 12_000,
  /** Characters of a kit (20,000 as a rule) or of a list of references, which cannot be cut in the middle. */
  file: 100_000,
  /** Cases that a search answers with at once. */
  found: 10,
  /** Values that are counted of one facet. */
  counted: 10,
  /** Cases of one list of references: with their sources 120 KB at most, among the shipped ones. */
  cited: 10,
  /** Cases that the list of resources names; any other is found by completion. */
  listed: 200,
  /** Names that a completion offers, as the protocol has it. */
  completed: 100,
} as const

type Counted = { text: string }

/** The first of these sentences that have so many characters together, and how many are left out. */
export function takeWithin<Sentence extends Counted>(
  sentences: readonly Sentence[],
  characters: number,
): { taken: Sentence[]; leftOut: number } {
  let left = characters
  const taken: Sentence[] = []
  for (const sentence of sentences) {
    left -= sentence.text.length
    if (left < 0) break
    taken.push(sentence)
  }
  return { taken, leftOut: sentences.length - taken.length }
}
