/** The writing of lists of other words: 「、」 between words that stand for each other, 「→」 before those found by them alone. */

/** `words` stand for each other; where there are `others`, these are found by them and not the reverse. */
export type SynonymLine = { line: string; words: string[]; others?: string[] }

/** A single character stands for too much. */
export const shortestSynonym = 2

/** The lines of a list that say something. */
export function readSynonymLines(list: string): SynonymLine[] {
  return list.split(/\r?\n/).flatMap((line) => {
    if (line.startsWith('#') || line.trim() === '') return []
    const [left = '', right] = line.split('→')
    const words = splitWords(left)
    return [right === undefined ? { line, words } : { line, words, others: splitWords(right) }]
  })
}

/** A line as it is written. */
export function writeSynonymLine({ words, others }: Omit<SynonymLine, 'line'>): string {
  return [words, ...(others ? [others] : [])].map((each) => each.join('、')).join('→')
}

/** The words of a list in which 「、」 stands between them. */
export function splitWords(list: string): string[] {
  return list
    .split('、')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
