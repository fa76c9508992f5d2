/** Every number of a case is found in its recorded facts: nothing is invented, nothing is mistyped. */

import { eraNames, westernYear, writeEraYears } from '../../contract/era.ts'
import { adjacentMarks } from '../blocks.ts'
import type { Finding } from '../problems.ts'
import type { Prose, Rule } from './wording.ts'

/** Numbers that the facts do not hold, and pairs of western and era year that do not fit. */
export const findUnrecordedNumbers: Rule = ({ body, title, summary, facts }) => {
  const prose = [...body, title, ...summary]
  const wrongYears = prose.flatMap(findWrongEraYears)
  if (facts === undefined) return wrongYears
  const recorded = collectRecorded(facts)
  return [...prose.flatMap((text) => findUnrecorded(text, recorded)), ...wrongYears]
}

function findUnrecorded({ text, placeAt }: Prose, recorded: Set<number>): Finding[] {
  // Marks give way to spaces, so that the columns stay.
  const plain = text.replace(adjacentMarks, (marks) => ' '.repeat(marks.length))
  return readNumbers(plain)
    .filter(({ value, index }) => !recorded.has(readAsYear(value, plain.slice(0, index))))
    .map(({ shown, index }) => ({
      ...placeAt(index),
      field: '数',
      got: `事実の記録にない数「${shown}」`,
      want: 'この事例の facts にある数か、その和暦・西暦（合計などは facts の notes に書く）',
    }))
}

const eraAtEnd = new RegExp(`(${eraNames})$`)

/** The 18 of 平成18 stands for 2006, so that no small number passes for an era year. */
function readAsYear(value: number, before: string): number {
  const era = eraAtEnd.exec(before)?.[1]
  return era === undefined ? value : westernYear(era, String(value))
}

const multipliers: Record<string, number> = {
  兆: 1e12,
  億: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  千: 1e3,
  百: 100,
}

const digit = '[0-9０-９]'
const group = `${digit}+(?:[,，]${digit}{3})*(?:[.．]${digit}+)?(?:兆|億|千万|百万|万|千|百)?`
const numberPattern = new RegExp(`(?:${group})+`, 'g')
const groupPattern = /([0-9.]+)(兆|億|千万|百万|万|千|百)?/g

/** 「約17億6,000万円」 is one number; full-width digits and commas make no difference. */
export function readNumbers(text: string): { value: number; shown: string; index: number }[] {
  return [...text.matchAll(numberPattern)].map(({ 0: shown, index }) => ({
    shown,
    index,
    value: sumGroups(shown.normalize('NFKC').replaceAll(',', '')),
  }))
}

function sumGroups(plain: string): number {
  let sum = 0
  for (const [, digits, unit = ''] of plain.matchAll(groupPattern)) {
    sum += Math.round(Number(digits) * (multipliers[unit] ?? 1) * 1e6) / 1e6
  }
  return sum
}

/** Keys of a fact file whose digits say nothing about the case. */
const silentKeys = new Set(['url', 'id', 'src', 'code', 'slug'])

function collectRecorded(facts: unknown): Set<number> {
  const recorded = new Set<number>()
  for (const text of collectTexts(facts)) {
    for (const { value } of readNumbers(spellOutUnits(text))) recorded.add(value)
    for (const value of readKanjiNumbers(text)) recorded.add(value)
    for (const value of readEraYears(text.normalize('NFKC'))) recorded.add(value)
  }
  return recorded
}

function collectTexts(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(collectTexts)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    silentKeys.has(key) ? [] : collectTexts(item),
  )
}

/** 「一万人」 is 1万人. */
function spellOutUnits(text: string): string {
  return text.replace(/[一二三四五六七八九](?=[兆億万])/g, (digit) =>
    String(kanjiDigits.indexOf(digit)),
  )
}

const kanjiDigits = '〇一二三四五六七八九'

const kanjiNumber = /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/g

/** 「三つ」「二十年」「十数」: a fact may spell out what the prose writes in digits, up to 99. */
function readKanjiNumbers(text: string): number[] {
  return (text.match(kanjiNumber) ?? []).map((number) => {
    const [first = '', last = ''] = number.split('十')
    if (!number.includes('十')) return kanjiDigits.indexOf(first)
    return (kanjiDigits.indexOf(first) || 1) * 10 + kanjiDigits.indexOf(last)
  })
}

const someEra = new RegExp(eraNames, 'g')
const eraYear = /(元|[0-9]{1,2})(?=年(?!間|目|ぶり)|[・、〜~-][0-9]+年)/g

/** 「平成12〜18年度」 and 「平成23年度80件、24年度122件」 name the era once; a bare 「17年度」 is 平成. */
function readEraYears(text: string): number[] {
  const named = text.match(someEra) ?? (text.includes('年度') ? ['平成'] : [])
  const years = [...text.matchAll(eraYear)].map(([, year = '']) => year)
  return named.flatMap((era) => years.map((year) => westernYear(era, year)))
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
