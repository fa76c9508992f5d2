/** The cases of a selection as one paper: a chapter each, in order, and all their references at the end. */

import type { Case } from '../cases/case.ts'
import { splitTitle } from '../contract/format.ts'
import { labelOf, sections as sectionTerms } from '../contract/vocabulary.ts'
import type { ExportContext } from '../library/library.ts'
import { createNotes, listFacts, prefixOf, printReference } from './case-parts.ts'
import { type Block, cell, type Paper, paragraph } from './paper.ts'
import { collectReferences } from './references/collect.ts'
import type { ReferenceOptions } from './references/describe.ts'
import { readSection } from './section-blocks.ts'
import {
  casesOf,
  describeMissing,
  describeSelection,
  type Entry,
  type Excerpt,
  nameMissing,
  type Selection,
  titleOf,
} from './selection.ts'

/** Composes the paper. */
export function composeCases(
  selection: Selection,
  options: ReferenceOptions & Pick<ExportContext, 'onCase'>,
): Paper {
  const { entries } = selection
  const cases = casesOf(selection)
  return {
    title: titleOf(selection),
    subtitle: describeSelection(selection, options.today),
    running: '改善事例ライブラリ',
    blocks: [
      ...(entries.length > 1 ? composeContents(entries) : []),
      ...entries.flatMap((entry, index) => {
        const chapter = composeEntry(entry, prefixOf(index), entries.length > 1, options)
        options.onCase?.()
        return chapter
      }),
      ...composeReferences(cases, options),
    ],
  }
}

function composeContents(entries: readonly Entry[]): Block[] {
  const titles = entries.map((entry) =>
    'found' in entry ? entry.found.title : nameMissing(entry.missing),
  )
  return [{ kind: 'contents', titles: [...titles, referencesTitle] }]
}

const referencesTitle = '参考文献'

function composeEntry(
  entry: Entry,
  prefix: string,
  newPage: boolean,
  options: ReferenceOptions,
): Block[] {
  if ('missing' in entry) {
    return [
      { kind: 'heading', level: 1, text: nameMissing(entry.missing), newPage },
      paragraph(describeMissing(entry.missing)),
    ]
  }
  const { main, sub } = splitTitle(entry.found.title)
  return [
    { kind: 'heading', level: 1, text: main, sub, newPage },
    ...composeChapter(entry.found, prefix, options, entry.excerpt),
  ]
}

function composeChapter(
  found: Case,
  prefix: string,
  options: ReferenceOptions,
  excerpt: Excerpt | undefined,
): Block[] {
  const noteOf = createNotes(found, prefix, options)
  return [
    ...found.summary.map((line) => paragraph(line, 'lead')),
    ...(excerpt ? composeExcerpt(excerpt) : []),
    {
      kind: 'table',
      columns: [22, 78],
      namedRows: true,
      rows: listFacts(found, noteOf).map((fact) => ({ cells: [cell(fact.name), fact.cell] })),
    },
    ...found.sections.flatMap((section): Block[] => [
      { kind: 'heading', level: 2, text: section.label },
      ...readSection(section, noteOf),
    ]),
  ]
}

function composeExcerpt({ section, text }: Excerpt): Block[] {
  const place = labelOf(sectionTerms, section)
  return [paragraph(`見つかった所（${place}）`, 'remark'), paragraph(text, 'quote')]
}

function composeReferences(cases: readonly Case[], options: ReferenceOptions): Block[] {
  const entries = collectReferences(cases, options)
  return [
    { kind: 'heading', level: 1, text: referencesTitle, newPage: true },
    ...entries.map(
      (reference): Block => ({
        kind: 'paragraph',
        runs: printReference(reference),
        look: 'reference',
      }),
    ),
  ]
}
