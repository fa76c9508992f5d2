/** The three formats, and what citation-js (a parser of other people) makes of them. */

import { Cite, type ReadItem } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import { formatBibtex } from '../../../server/exports/references/bibtex.ts'
import { formatCsl } from '../../../server/exports/references/csl.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'
import { formatRis } from '../../../server/exports/references/ris.ts'

type Format = {
  name: string
  readBack: (references: readonly Reference[]) => ReadItem[]
  /** The address without what the parser does to it: the same for what was written and what was read. */
  address: (url: string) => string
}

const same = (url: string) => url

export const formats: readonly Format[] = [
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
