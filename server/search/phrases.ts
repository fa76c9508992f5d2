/** Phrases and exclusions: which cases write them. Only where their pairs of letters leave it open is the text read. */

import { hasPhrase } from '../text/canonical.ts'
import type { IndexedCase } from './documents.ts'
import type { PhraseFinder, SearchEngine } from './engine.ts'

type Searched = {
  engine: Pick<SearchEngine, 'findPhrase'>
  cases: ReadonlyMap<string, IndexedCase>
}

/** Tells of a case whether it writes all the required phrases and none of the excluded ones. */
export function openPhraseTest(
  { engine, cases }: Searched,
  required: readonly string[],
  excluded: readonly string[],
): (slug: string) => boolean {
  const open = (phrase: string) => {
    const { isIn } = engine.findPhrase(phrase)
    return (found: IndexedCase) => tellPhrase(found, phrase, isIn)
  }
  const [wanted, unwanted] = [required.map(open), excluded.map(open)]
  return (slug) => {
    const found = cases.get(slug)
    if (!found) return required.length === 0
    return wanted.every((isIn) => isIn(found)) && !unwanted.some((isIn) => isIn(found))
  }
}

/** Whether some case writes a phrase in what is indexed of it: such a phrase is required, of others the words count. */
export function isWritten({ engine, cases }: Searched, phrase: string): boolean {
  const { isIn, listLikely } = engine.findPhrase(phrase)
  for (const slug of listLikely()) {
    const found = cases.get(slug)
    if (found && tellPhrase(found, phrase, isIn)) return true
  }
  return false
}

function tellPhrase(
  { document, plainText }: IndexedCase,
  phrase: string,
  isIn: PhraseFinder['isIn'],
): boolean {
  return isIn(document) ?? hasPhrase(plainText(), phrase)
}
