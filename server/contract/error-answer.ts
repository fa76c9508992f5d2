/** The body of every answer under /api that is not the one asked for. */

import type { WithdrawnCase } from './withdrawn.ts'

export type ErrorAnswer = {
  error: {
    code: string
    /** For people. */
    message: string
    /** Of a case that is gone: when, why, and what to read instead. */
    withdrawn?: WithdrawnCase
  }
}
