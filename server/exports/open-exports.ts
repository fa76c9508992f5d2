/** What a library gives away: files of its cases, and cases side by side. */

import type { CaseChoice, Library } from '../library.ts'
import { compareCases } from './comparison.ts'
import { describeConditions } from './conditions.ts'
import { findAll } from './find-all.ts'
import { casesOf, type FindCase, type Selection, selectFound, selectNamed } from './selection.ts'
import { writeCases } from './write-cases.ts'
import { writeComparison } from './write-comparison.ts'
import type { WriteWord } from './write-paper.ts'

export type ExportParts = {
  find: FindCase
  search: Library['search']
  /** Hiragana reading of a text. */
  read: (text: string) => string
  /** The day in Japan. */
  readDay: () => string
  writeWord: WriteWord
}

/** Opens the exports of a library. */
export function openExports({
  find,
  search,
  read,
  readDay,
  writeWord,
}: ExportParts): Pick<Library, 'exportCases' | 'compare' | 'exportComparison'> {
  const select = async (choice: CaseChoice): Promise<Selection> => {
    if ('slugs' in choice) return selectNamed(choice.slugs, find)
    const answer = await findAll(search, choice.search, choice.most)
    return selectFound(answer, describeConditions(choice.search), find)
  }
  return {
    exportCases: async (choice, format, context) => {
      const selection = await select(choice)
      if (casesOf(selection).length === 0) return undefined
      return writeCases(selection, format, { ...context, today: readDay(), read, writeWord })
    },
    compare: (slugs) => {
      const selection = selectNamed(slugs, find)
      return casesOf(selection).length === 0 ? undefined : compareCases(selection)
    },
    exportComparison: async (slugs, format) => {
      const selection = selectNamed(slugs, find)
      if (casesOf(selection).length === 0) return undefined
      return writeComparison(selection, format, { today: readDay(), read, writeWord })
    },
  }
}
