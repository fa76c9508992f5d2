/** Files to be saved: any selection of cases, and two to four of them side by side (which can also be had as data). */

import { type ComparisonAnswer, comparisonFormats, exportFormats } from '../contract/api.ts'
import { parseListWords } from '../contract/list-words.ts'
import { longestQuestion, onePageFormats } from '../contract/one-page.ts'
import type { Parameters } from '../contract/query-string.ts'
import { pageParameters } from '../contract/read-address.ts'
import { mostCompared } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import type { CaseChoice, Download } from '../library/library.ts'
import type { Ask } from './ask.ts'
import { readParameters, readSingle, readSlugs, readText, refuseUnknown } from './parameters.ts'
import { readSearch } from './search-address.ts'

export type AskFile = Ask<Promise<Download>>

/** A file holds everything that was found, so that there are no pages. */
const searchNames = pageParameters.filter((name) => name !== 'page')
export const exportParameters: readonly string[] = ['format', 'slug', ...searchNames]

export const mostCases = 100

/** Asks for a file of cases, named one by one or found by a search. */
export function askExport(url: string): AskFile {
  const parameters = readParameters(url)
  refuseUnknown(parameters, exportParameters)
  const format = readFormat(parameters, exportFormats)
  const choice = readChoice(url)
  return async (library, { origin }) =>
    needFile(await library.exportCases(choice, format, { origin }))
}

/** Asks for cases named one by one, with the name and the notes of their list, which only the file keeps. */
export function askListExport(url: string, body: unknown): AskFile {
  const list = parseListWords(body)
  if (!list) throw new AppError('BAD_LIST')
  const parameters = readParameters(url)
  refuseUnknown(parameters, ['format', 'slug'])
  const format = readFormat(parameters, ['docx', 'md'])
  const slugs = readSlugs(parameters, [1, mostCases])
  return async (library, { origin }) =>
    needFile(await library.exportCases({ slugs }, format, { origin, list }))
}

/** Names count before a search; an address with neither is not one for everything, but one that lost its list. */
function readChoice(url: string): CaseChoice {
  const parameters = readParameters(url)
  const isSearch = searchNames.some((name) => parameters.has(name))
  if (parameters.has('slug') && isSearch) throw new AppError('MIXED_CHOICE')
  if (isSearch) return { search: readSearch(url, exportParameters), most: mostCases }
  return { slugs: readSlugs(parameters, [1, mostCases]) }
}

export const comparisonParameters: readonly string[] = ['slug', 'format']
export const comparedCounts = [2, mostCompared] as const

/** Asks for two to four cases side by side, as data or as a file. */
export function askComparison(url: string): { data: Ask<ComparisonAnswer> } | { file: AskFile } {
  const parameters = readParameters(url)
  refuseUnknown(parameters, comparisonParameters)
  const slugs = readSlugs(parameters, comparedCounts)
  if (!parameters.has('format')) return { data: (library) => needFile(library.compare(slugs)) }
  const format = readFormat(parameters, comparisonFormats)
  return { file: async (library) => needFile(await library.exportComparison(slugs, format)) }
}

export const onePageParameters: readonly string[] = ['slug', 'q', 'format']

/** Asks for one to four cases on one page, as a file. */
export function askOnePage(url: string): AskFile {
  const parameters = readParameters(url)
  refuseUnknown(parameters, onePageParameters)
  const slugs = readSlugs(parameters, [1, mostCompared])
  const format = readFormat(parameters, onePageFormats)
  const question = readText(parameters).slice(0, longestQuestion)
  return async (library, { origin }) =>
    needFile(await library.exportOnePage(slugs, question, format, { origin }))
}

/** What is made of cases; refused where there is none of them. */
export function needFile<File>(file: File | undefined): File {
  if (file === undefined) throw new AppError('NOTHING_TO_EXPORT')
  return file
}

/** The format of a file, which must be one of those known. */
export function readFormat<Format extends string>(
  parameters: Parameters,
  known: readonly Format[],
): Format {
  const got = readSingle(parameters, 'format') ?? ''
  const format = known.find((one) => one === got)
  if (format !== undefined) return format
  throw new AppError('BAD_PARAMETER', {
    name: 'format',
    got,
    want: `使える形式は ${known.join('、')} です。`,
  })
}
