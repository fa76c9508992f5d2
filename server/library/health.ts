/** How the library is: in fixed sentences for everybody, with names and reasons for whoever runs the server. */

import { troubleSentences } from '../contract/api.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { Trouble, TroubleKind, Troubles } from '../troubles.ts'
import type { Library } from './library.ts'

type HealthParts = {
  engine: Pick<SearchEngine, 'status'>
  troubles: Pick<Troubles, 'list'>
  /** Whether the model is being loaded for the first time. */
  isStarting: () => boolean
  /** How many vectors are still to be computed. */
  waiting: () => number
  /** What is wrong in the case files, in words. */
  errors: () => readonly string[]
  /** Names the association's own words, with which other answers are given. */
  wordsVersion: () => string
}

/** Opens the part of the library that speaks of itself. */
export function openHealth({
  engine,
  troubles,
  isStarting,
  waiting,
  errors,
  wordsVersion,
}: HealthParts): Pick<Library, 'health' | 'problems' | 'troubles'> {
  /** With what passes by itself, and what the engine says of itself: it writes its own lines in the log. */
  const listTroubles = (): readonly Trouble[] => {
    const { trouble, underWay } = engine.status()
    const found = [...troubles.list()]
    const add = (kind: TroubleKind, reason: string) => found.push({ kind, subject: '', reason })
    if (isStarting()) add('starting', 'モデルを読み込み中')
    if (waiting() > 0) add('computing', `残り${waiting()}件`)
    if (trouble !== undefined) add('server', trouble)
    if (underWay !== undefined) add('publishing', underWay)
    return found
  }
  return {
    health: () => {
      const { name, generation, documents, vectors } = engine.status()
      const kinds = new Set(listTroubles().map(({ kind }) => kind))
      return {
        status: kinds.size > 0 ? 'degraded' : 'ok',
        engine: name,
        generation: [generation, wordsVersion()].filter(Boolean).join('-'),
        cases: documents,
        vectors,
        waiting: waiting(),
        degraded: [...kinds].map((kind) => troubleSentences[kind]),
        problems: errors().length,
      }
    },
    troubles: listTroubles,
    problems: errors,
  }
}
