/** How Markdown is read at a source mark `[^1]`: as the words it is. */

import type { Data } from 'unified'

type SyntaxExtension = NonNullable<Data['micromarkExtensions']>[number]

/** A mark, and how one begins. */
const beginning = /^\[(?:\^(?:[0-9]{1,3}\]?)?)?$/

/**
 * Takes a mark for words at once. Tried as a footnote, as the beginning and as the end of a link, a mark took 15 µs, and
 * all marks of a case three quarters of the reading of its body. To these is left what may be more than a mark:
 * `[^1](…)`, and every mark of a body that has texts of footnotes.
 */
export const readSourceMarks: SyntaxExtension = {
  text: {
    ['['.charCodeAt(0)]: {
      name: 'sourceMark',
      tokenize(effects, ok, nok) {
        let mark = ''
        const readOn: typeof ok = (code) => {
          const sign = String.fromCharCode(code ?? 0)
          if (beginning.test(mark + sign)) {
            if (mark === '') effects.enter('data')
            effects.consume(code)
            mark += sign
            return readOn
          }
          if (!mark.endsWith(']') || sign === '(') return nok(code)
          effects.exit('data')
          return ok(code)
        }
        return this.parser.gfmFootnotes?.length ? nok : readOn
      },
    },
  },
}
