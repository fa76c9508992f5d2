/**
 * What the HTTP layer may ask for: the whole product behind one border. The implementation (open-library.ts) joins
 * cases, search engine and meaning; tests hand in their own folder of cases.
 */

import type { ShownCase } from '../cases/case.ts'
import type {
  CardsAnswer,
  CaseAnswer,
  ComparisonAnswer,
  ComparisonFormat,
  ExportFormat,
  HealthAnswer,
  MunicipalitiesAnswer,
  SearchAnswer,
  SearchRequest,
  SuggestAnswer,
} from '../contract/api.ts'
import type { CaseFiles, DraftReport, DraftTrial, Radar } from '../contract/desk.ts'
import type { DumpFormat } from '../contract/dump.ts'
import type { KitAnswer, KitFormat, KitRequest, VisitAnswer } from '../contract/kit.ts'
import type { KitEdits } from '../contract/kit-edits.ts'
import type { ListWords } from '../contract/list-words.ts'
import type { OnePage, OnePageFormat } from '../contract/one-page.ts'
import type {
  BarriersAnswer,
  CaseUpdate,
  CoverageAnswer,
  LocateAnswer,
  StartAnswer,
} from '../contract/pages.ts'
import type { WithdrawnCase } from '../contract/withdrawn.ts'
import type { WordsChange, WordsEffect } from '../contract/words.ts'
import type { Trouble } from '../troubles.ts'

/** Cases named one by one, or what a search finds, whatever its page and size: the first `most` of it. */
export type CaseChoice = { slugs: readonly string[] } | { search: SearchRequest; most: number }

export type ExportContext = {
  /** How addresses in the file begin; it has none where this is not known. */
  origin?: string | undefined
  /** What a reader wrote on the list of these cases. */
  list?: ListWords
  /** Hears of each case as it is put in. */
  onCase?: () => void
}

/** A file to take along. */
export type Download = {
  /** Without the extension, in Japanese. */
  name: string
  extension: string
  mediaType: string
  /** Long text comes in pieces, made when they are sent. */
  content: Uint8Array | Iterable<string>
  /** Names of no case that readers may see: the file says so in their place where its format can. */
  missing: readonly string[]
}

/** The body of a case as sentences with the numbers of its sources, and these. */
export type SourcedText = {
  sections: { id: string; label: string; sentences: { text: string; sources: number[] }[] }[]
  sources: CaseAnswer['sources']
}

/** What readers ask for, of a server or of a library that is a folder of files. */
export interface ReadersLibrary {
  /** Once the signal says that the reader has gone, nothing slow is done for the answer any more. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>
  /** The case with this slug, or where it has moved to, or undefined; it is cited by its address below `origin`. */
  findCase(slug: string, origin?: string): { found: CaseAnswer } | { movedTo: string } | undefined
  /** What a case says, sentence by sentence, by its name or a former one. */
  readText(slug: string): SourcedText | undefined
  /** Why there is no case of this name any more, where there was one for this reader. */
  findWithdrawn(slug: string): WithdrawnCase | undefined
  /** What lists show of these cases. */
  cards(slugs: readonly string[]): CardsAnswer
  suggest(text: string): SuggestAnswer
  /** Bodies of the country by the beginning of their name. */
  findMunicipalities(text: string): MunicipalitiesAnswer['municipalities']
  /** A file of the cases, or undefined where the choice has none. */
  exportCases(
    choice: CaseChoice,
    format: ExportFormat,
    context: ExportContext,
  ): Promise<Download | undefined>
  /** These cases side by side, or undefined where there is none of them. */
  compare(slugs: readonly string[]): ComparisonAnswer | undefined
  exportComparison(
    slugs: readonly string[],
    format: ComparisonFormat,
  ): Promise<Download | undefined>
  /** These cases on one page under a question, or undefined where there is none of them. */
  onePage(slugs: readonly string[], question: string): OnePage | undefined
  exportOnePage(
    slugs: readonly string[],
    question: string,
    format: OnePageFormat,
    context: Pick<ExportContext, 'origin'>,
  ): Promise<Download | undefined>
  /** A session kit of these cases; without any of them there is none. */
  kit(slugs: readonly string[], request: KitRequest): KitAnswer
  /** What these cases leave open, as questions for a visit. */
  visit(slugs: readonly string[]): VisitAnswer
  /** A file of the kit with what its reader changed, or undefined where there is none of the cases. */
  exportKit(
    slugs: readonly string[],
    request: KitRequest,
    format: KitFormat,
    edits: KitEdits,
  ): Promise<Download | undefined>
  start(): StartAnswer
  locate(): LocateAnswer
  /** Measured against the current day. */
  coverage(): CoverageAnswer
  /** Barriers and what was done about them, in all bodies or in those of one size. */
  barriers(population?: string): BarriersAnswer
  /** What happened to the cases, the newest first. */
  updates(): readonly CaseUpdate[]
}

/** The same with how it is, for whoever runs it. */
export interface Library extends ReadersLibrary {
  health(): HealthAnswer
  /** A file of all its cases, whose content can be read again. */
  dump(format: DumpFormat): Download
  /** What is wrong, with names and reasons: for whoever runs the server, never for readers. */
  troubles(): readonly Trouble[]
  /** What is wrong in the case files, members' and drafts too: for editors, never for readers. */
  problems(): readonly string[]
  close(): Promise<void>
}

/** What editors ask while they write: of all cases, those for members too, and of drafts that readers never meet. */
export interface DeskLibrary {
  /** Every published case. */
  allCases(): readonly ShownCase[]
  coverageOfAll(): CoverageAnswer
  /** What the files of a case would be told, were they in the folder; its published version does not count. */
  checkDraft(slug: string, files: CaseFiles): Promise<DraftReport>
  /** Where a question would find it; undefined while an error keeps it from being a case. */
  tryDraft(slug: string, files: CaseFiles, question: string): Promise<DraftTrial | undefined>
  /** The page it would have; undefined in the same way. */
  showDraft(slug: string, files: CaseFiles, origin?: string): Promise<CaseAnswer | undefined>
  radar(): Promise<Radar>
}

/** The whole library: by itself what everybody may read. */
export interface WholeLibrary extends Library {
  /** What members read, which is this one itself while no case is for them alone. */
  forMembers(): Library
  desk(): DeskLibrary
  /** The form in which two writings of one question are the same. */
  normalForm(text: string): string
  words: LibraryWords
}

/** The other words by which cases are found, for all audiences. */
export type LibraryWords = {
  /** The list that ships, as it is written. */
  readShipped: () => Promise<string>
  /** Takes the association's own list in the place of the one before; the next search has it. */
  use: (list: string) => Promise<void>
  /** What a change of the own list would do. */
  measure: (change: WordsChange, signal: AbortSignal) => Promise<WordsEffect>
}
