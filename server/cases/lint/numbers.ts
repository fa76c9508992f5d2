/** Every number of a case is found in its recorded facts: nothing is invented, nothing is mistyped. */

import { eraNames, westernYear, writeEraYears } from '../../contract/era.ts'
import { adjacentMarks, stripMarks } from '../blocks.ts'
import type { Finding } from '../problems.ts'
import { collectTexts } from './facts.ts'
import { readSureValues, readValues, type WrittenValue } from './values.ts'
import type { Prose, Rule } from './wording.ts'

/** Numbers that the facts do not hold, and pairs of western and era year that do not fit. */
export const findUnrecordedNumbers: Rule = ({ body, title, summary, outcomeYear, facts }) => {
  // What the front matter names besides are sentences of the body.
  const prose = [...body, title, ...summary, ...(outcomeYear ? [outcomeYear] : [])]
  const wrongYears = prose.flatMap(findWrongEraYears)
  if (facts === undefined) return wrongYears
  const recorded = collectRecorded(facts)
  return [...prose.flatMap((text) => findUnrecorded(text, recorded)), ...wrongYears]
}

function findUnrecorded(prose: Prose, recorded: ReadonlySet<number>): Finding[] {
  return listUnrecorded(prose, recorded).map((value) => ({
    ...prose.placeAt(value.index),
    ...describeUnrecorded(value),
  }))
}

function listUnrecorded(prose: Prose, recorded: ReadonlySet<number>): WrittenValue[] {
  return listSureValues(prose).filter(({ readings }) => !readings.some((one) => recorded.has(one)))
}

/** Of the body two rules look for them, and reading them takes as long as all other rules. */
const known = new WeakMap<Prose, WrittenValue[]>()

function listSureValues(prose: Prose): WrittenValue[] {
  const before = known.get(prose)
  if (before) return before
  // Marks give way to spaces, so that the columns stay.
  const plain = prose.text.replace(adjacentMarks, (marks) => ' '.repeat(marks.length))
  const values = readSureValues(plain)
  known.set(prose, values)
  return values
}

/** A number that no fact has, and the sentence it stands in, without marks. */
export type UnrecordedNumber = { line: number; number: string; sentence: string }

/** A line without any full stop is one sentence, of up to 256 KiB. */
const longestShown = 200

function clip(sentence: string): string {
  return sentence.length > longestShown ? `${sentence.slice(0, longestShown)}…` : sentence
}

/** The numbers of these sentences that the facts do not hold; without facts all of them. */
export function listUnrecordedNumbers(body: readonly Prose[], facts: unknown): UnrecordedNumber[] {
  const recorded = collectRecorded(facts)
  return body.flatMap((prose) =>
    listUnrecorded(prose, recorded).map(({ shown, index }) => ({
      line: prose.placeAt(index).line,
      number: shown,
      sentence: clip(stripMarks(prose.text).trim()),
    })),
  )
}

function describeUnrecorded({ shown, readings }: WrittenValue): Omit<Finding, 'line' | 'column'> {
  const values = readings.map((value) => value.toLocaleString('en', { useGrouping: value > 9999 }))
  return {
    field: '数',
    // A number in kanji may be a manner of speaking: 一日, 二度.
    ...(/[0-9０-９]/.test(shown) ? {} : { severity: 'warning' }),
    got: `事実の記録にない数「${shown}」`,
    want: `この事例の facts にある数（${values.join('か')}と同じ値なら、どの書き方でもよい）`,
    example: '合計などは、facts の notes に書く',
  }
}

/** Keys of a fact file whose digits say nothing about the case. */
const silentKeys = new Set(['url', 'id', 'src', 'code', 'slug'])

/** Two rules look for them, and reading them takes a third of a check. */
let lastRecorded: { facts: unknown; values: ReadonlySet<number> } | undefined

function collectRecorded(facts: unknown): ReadonlySet<number> {
  if (lastRecorded && lastRecorded.facts === facts) return lastRecorded.values
  const values = new Set<number>()
  for (const text of collectTexts(facts, silentKeys)) {
    for (const { readings } of readValues(text)) for (const one of readings) values.add(one)
  }
  lastRecorded = { facts, values }
  return values
}

const yearPair = new RegExp(`([12][0-9]{3})[（(](${eraNames})(元|[0-9]{1,2})[）)]`, 'g')

function findWrongEraYears({ text, placeAt }: Prose): Finding[] {
  return [...text.matchAll(yearPair)].flatMap((match) => {
    const [shown, western = '', era = '', year = ''] = match
    if (westernYear(era, year) === Number(western)) return []
    const right = writeEraYears(Number(western))
      .map((one) => `${western}（${one}）`)
      .join('か')
    return [
      {
        ...placeAt(match.index),
        field: '和暦',
        got: `「${shown}」`,
        want: right || '西暦と合う和暦',
      },
    ]
  })
}
