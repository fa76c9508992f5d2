/** Cases for the tests of files: the small library, and made ones with a body in Markdown and a head to bend. */

import { fileURLToPath } from 'node:url'
import type { Case, Section } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { renderBody } from '../../server/cases/render.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import type { ReferenceOptions } from '../../server/exports/references/describe.ts'
import { type Selection, selectNamed } from '../../server/exports/selection.ts'
import { makeCase } from '../support/make-case.ts'

export const smallLibrary = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

export const referenceOptions: ReferenceOptions = { today: '2026-11-22', read: (text) => text }

const { cases } = await loadCases(smallLibrary)

/** The public cases of the small library. */
export const smallCases: readonly Case[] = cases.filter(({ visibility }) => visibility === 'public')

/** The small library's cases of these names, in this order. */
export function selectSmall(...slugs: string[]): Selection {
  return selectNamed(slugs, (slug) => smallCases.find((found) => found.slug === slug))
}

/** A selection of made cases. */
export function selectMade(...made: Case[]): Selection {
  return { entries: made.map((found) => ({ found })) }
}

/** A section written in Markdown. */
export function makeSection(markdown: string): Section {
  const [part] = renderBody(markdown)
  const { html = '', blocks = [], paragraphs = [], sources = [] } = part ?? {}
  return { id: 'actions', label: '取り組み', html, blocks, paragraphs, sources }
}

/** A case whose sections are these texts in Markdown, with two sources. */
export function makeWrittenCase(texts: readonly string[], replaced: Partial<Case> = {}): Case {
  return makeCase([], {
    sources: [
      { id: 1, title: '窓口のあゆみ', publisher: '試験市', url: 'https://example.jp/1' },
      { id: 2, title: '調査', publisher: '試験新聞', url: 'https://example.jp/2', date: '2019-04' },
    ],
    sections: texts.map((text, at) => {
      const { id, label } = sections[at] ?? { id: 'trouble', label: 'つまずきとその後' }
      return { ...makeSection(text), id, label }
    }),
    ...replaced,
  })
}

/** The name of every small case. */
export const smallSlugs: readonly string[] = smallCases.map(({ slug }) => slug)
