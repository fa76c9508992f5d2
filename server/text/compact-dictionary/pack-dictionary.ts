/**
 * kuromoji's dictionary as one table that a browser opens quickly, with the same words: 17.4 MB of gzip become 2.5. Left out
 * are only tokens that are never chosen, and of each word what nobody here looks at (pronunciation, further classes).
 */

import type { KuromojiTokenizer } from '../load-dictionary.ts'
import { packCosts } from './class-costs.ts'
import { packConnections } from './connections.ts'
import { packNumbers } from './numbers.ts'
import { readConnections, readUnknown, readWords, type Token, type Word } from './read-kuromoji.ts'
import { packReadings } from './readings.ts'
import { joinTables, type Tables } from './tables.ts'
import { type BaseRule, findBaseRule, packClasses, type WordClass } from './word-classes.ts'
import { packWords } from './words.ts'

/** The bytes that openDictionary reads, the same ones of the same dictionary; takes about 6 s. */
export function packDictionary(tokenizer: KuromojiTokenizer): Uint8Array {
  const words = readWords(tokenizer)
  return joinTables({
    ...packWords(words.map(({ written }) => written)),
    ...packTokens(words),
    ...packConnections(readConnections(tokenizer)),
    ...readUnknown(tokenizer),
  })
}

type TokenTables = Pick<
  Tables,
  'counts' | 'classIds' | 'costs' | 'baseRules' | 'classes' | 'readings'
>

function packTokens(words: readonly Word[]): TokenTables {
  const classes: WordClass[] = []
  const tokens = words.flatMap(({ written, tokens }) =>
    tokens.map((token) => ({ ...token, written, baseRule: numberRule(classes, written, token) })),
  )
  const classIds = tokens.map(({ classId }) => classId)
  const costs = tokens.map(({ cost }) => cost)
  return {
    counts: Uint8Array.from(words, ({ tokens }) => tokens.length),
    classIds: packNumbers(classIds),
    costs: packCosts(costs, classIds),
    baseRules: Uint8Array.from(tokens, ({ baseRule }) => baseRule),
    classes: packClasses(Array.from(classes, (each) => each ?? noClass)),
    readings: packReadings(tokens.map(({ written, reading }) => [written, reading])),
  }
}

/** The class of the beginning and end of a text, of which there are no words. */
const noClass: WordClass = { pos: '', pos_detail_1: '', baseRules: [] }

/** The number of the rule among those of the word's class, of which there are one or two. */
function numberRule(
  classes: WordClass[],
  written: string,
  { classId, pos, pos_detail_1, base }: Token,
): number {
  const known = classes[classId] ?? { pos, pos_detail_1, baseRules: [] }
  classes[classId] = known
  if (known.pos !== pos || known.pos_detail_1 !== pos_detail_1) {
    throw new Error(`Not as in IPADIC: ${written}`)
  }
  const rule = findBaseRule(written, base)
  const number = known.baseRules.findIndex((each) => isSame(each, rule))
  return number < 0 ? known.baseRules.push(rule) - 1 : number
}

function isSame([cut, ending]: BaseRule, [otherCut, otherEnding]: BaseRule): boolean {
  return cut === otherCut && ending === otherEnding
}
