/** The three formats, and what citation-js (a parser of other people) makes of them. */

import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import { Cite, type ReadItem } from '@citation-js/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatBibtex } from '../../../server/exports/references/bibtex.ts'
import { collectReferences } from '../../../server/exports/references/collect.ts'
import { formatCsl } from '../../../server/exports/references/csl.ts'
import { describeSource } from '../../../server/exports/references/describe.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'
import { formatRis } from '../../../server/exports/references/ris.ts'
import { formatSist02 } from '../../../server/exports/references/sist02.ts'
import { propertyRuns } from '../../support/any-text.ts'
import { loadShippedCases } from '../../support/shipped-cases.ts'
import { book, samples } from './samples.ts'

type Format = {
  name: string
  readBack: (references: readonly Reference[]) => ReadItem[]
  /** The address without what the parser does to it: the same for what was written and what was read. */
  address: (url: string) => string
}

const same = (url: string) => url

const formats: readonly Format[] = [
  {
    name: 'RIS',
    readBack: (references) => new Cite(formatRis(references), { forceType: '@ris/file' }).data,
    address: same,
  },
  {
    name: 'BibTeX',
    readBack: (references) =>
      new Cite(formatBibtex(references), { forceType: '@bibtex/text' }).data,
    // citation-js encodes some addresses once more, and makes dashes of hyphens in those it takes for text.
    address: (url) => url.replaceAll('%25', '%').replace(/-{2,}|[–—]/g, '-'),
  },
  {
    name: 'CSL-JSON',
    readBack: (references) => new Cite(formatCsl(references)).data,
    address: same,
  },
]

/** What every format keeps, so that every parser must find it. */
function tellApart({ title, date, url }: Reference, address: (url: string) => string) {
  return { title, year: Number(date?.slice(0, 4)), address: url && address(url) }
}

let shipped: Reference[]
beforeAll(async () => {
  const { cases } = await loadShippedCases()
  shipped = collectReferences(cases, { today: '2026-11-22', read: (text) => text })
})

describe.each(formats)('$name read back by citation-js', ({ readBack, address }) => {
  const readApart = (references: readonly Reference[]) =>
    readBack(references).map(({ title, issued, URL: url }) => ({
      title,
      year: Number(issued?.['date-parts'][0]?.[0]),
      address: url && address(url),
    }))

  it('gives title, year and address of the samples', () => {
    const references = samples.map(({ reference }) => reference)
    expect(readApart(references)).toEqual(references.map((each) => tellApart(each, address)))
  })

  it('gives title, year and address of every case shipped and of all its sources', () => {
    expect(shipped.length).toBeGreaterThan(500)
    expect(readApart(shipped)).toEqual(shipped.map((each) => tellApart(each, address)))
  })

  it('keeps family and given name of a person apart', () => {
    expect(readBack([book])[0]?.author).toEqual([{ family: '元吉', given: '由紀子' }])
  })
})

/** Text as hostile as a title can be. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc
    .array(
      fc.constantFrom(
        ...['{', '}', '\\', '%', '"', ',', '#', '$', '_', '~', '^', '&', '@', '-', '=', ' and '],
        ...[
          '\n',
          '\r\n',
          '\u0085',
          '\u2028',
          '\0',
          '\uD83D',
          '\uDC00',
          '😀',
          '“',
          '〔',
          '〕',
          '市',
        ],
        ...['TY  - ', 'ER  - ', '\nER  - \n', '@misc{a,', '}}', '\\url{', "'", '`', '?', '<', '　'],
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
)

/** Sources in which everything that a writer is free in is hostile. */
const references = fc
  .array(fc.record({ title: text, publisher: text, name: text, note: text }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((made) =>
    made.map(({ title, publisher, name, note }, index) => {
      const source = {
        id: index,
        title: `題${title}`,
        publisher: `誌${publisher}（${note}掲載）`,
        authors: [{ name: `会${name}` }, `姓${name} 名${note}`],
        url: `https://example.jp/${encodeURIComponent(title.toWellFormed())}{}\\`,
        date: '2021-04',
      }
      return describeSource({ slug: 'a', checked: '2026-11-22' }, source, { read: (one) => one })
    }),
  )

describe('whatever a title is', () => {
  it.each(formats)(
    '$name has as many records as references, each with its title and its two authors',
    ({ readBack }) => {
      fc.assert(
        fc.property(references, (made) => {
          const found = readBack(made)
          expect(found.map(({ title }) => title)).toEqual(made.map(({ title }) => title))
          expect(found.map(({ author }) => author?.length)).toEqual(made.map(() => 2))
        }),
        { numRuns: propertyRuns },
      )
    },
  )

  it('every line of RIS is a field', () => {
    fc.assert(
      fc.property(references, (made) => {
        const lines = formatRis(made).split('\r\n')
        expect(lines.filter((line) => line !== '' && !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual(
          [],
        )
        expect(lines.join('')).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(lines.filter((line) => line === 'ER  - ')).toHaveLength(made.length)
      }),
      { numRuns: propertyRuns },
    )
  })

  it('the braces of BibTeX close where they should', () => {
    fc.assert(
      fc.property(references, (made) => {
        const written = formatBibtex(made)
        let depth = 0
        let lowest = 0
        for (const sign of written) {
          depth += Number(sign === '{') - Number(sign === '}')
          lowest = Math.min(lowest, depth)
        }
        expect({ depth, lowest }).toEqual({ depth: 0, lowest: 0 })
        expect(written.split('\n').filter((line) => line.startsWith('@'))).toHaveLength(made.length)
      }),
      { numRuns: propertyRuns },
    )
  })

  it('SIST 02 is one line', () => {
    fc.assert(
      fc.property(references, (made) => {
        for (const line of made.map(formatSist02)) {
          expect(line).toMatch(/^[^\p{Cc}\p{Cs}\u2028\u2029]+\.$/u)
        }
      }),
      { numRuns: propertyRuns },
    )
  })
})
