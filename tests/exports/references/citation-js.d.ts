/** The part of citation-js that the tests use; it has no types of its own. */

declare module '@citation-js/core' {
  type ReadDate = { 'date-parts': number[][] }
  type ReadName = { family?: string; given?: string; literal?: string }

  export type ReadItem = {
    id: string
    type: string
    title?: string
    author?: ReadName[]
    editor?: ReadName[]
    issued?: ReadDate
    URL?: string
  }

  export class Cite {
    constructor(text: string, options?: { forceType?: string })
    data: ReadItem[]
  }
}

declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'
declare module '@citation-js/plugin-ris'
