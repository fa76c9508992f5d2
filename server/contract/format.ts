/** Years, dates, places and titles as readers see them. */

import type { CaseAnswer } from './api.ts'
import { writeEraYears } from './era.ts'
import { labelOf, outcomeStates, populationClasses, prefectures } from './vocabulary.ts'

/** A number of cases as it is printed: 10,000. */
export function formatCount(count: number): string {
  return count.toLocaleString('ja')
}

/** The Japanese year; a year in which the era changed names both, years before Meiji have none. */
export function formatEraYear(year: number): string {
  const written = writeEraYears(year)
  return written.length === 0 ? '' : `${written.join('・')}年`
}

/** A year with its Japanese year: 2006年（平成18年）. */
export function formatYear(year: number): string {
  const era = formatEraYear(year)
  return era === '' ? `${year}年` : `${year}年（${era}）`
}

/** A period for lists: 2006年から, 2000〜2007年. */
export function formatPeriod({ from, to }: CaseAnswer['period']): string {
  if (to === undefined) return `${from}年から`
  return from === to ? `${from}年` : `${from}〜${to}年`
}

/** A period with its Japanese years: 2000〜2007年（平成12〜19年）. */
export function formatPeriodWithEra(period: CaseAnswer['period']): string {
  const { from, to } = period
  if (to === undefined) return `${formatYear(from)}から`
  if (from === to) return formatYear(from)
  const [start, end] = [formatEraYear(from), formatEraYear(to)]
  return start === '' ? formatPeriod(period) : `${formatPeriod(period)}（${joinEras(start, end)}）`
}

/** A date as precise as it is known: 2019年, 2019年4月, 2019年4月1日; other text stays as it is. */
export function formatDate(date: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date)
  if (parts === null) return date
  const [, year, month, day] = parts
  const monthText = month === undefined ? '' : `${Number(month)}月`
  const dayText = day === undefined ? '' : `${Number(day)}日`
  return `${year}年${monthText}${dayText}`
}

/** Where a case happened: 岩手県 北上市; several places are listed. */
export function formatPlaces(places: CaseAnswer['municipalities']): string {
  return places.map(formatPlace).join('、')
}

/** The size of the bodies of a case in words: 町村・人口1.5万人; a case of several has no class of its own. */
export function formatSize({
  population,
  municipalities,
}: Pick<CaseAnswer, 'population' | 'municipalities'>): string {
  const people = formatBodies(municipalities)
  const label = labelOf(populationClasses, population)
  if (people === undefined) return label
  return population === 'other' ? people : `${label}・${people}`
}

/** A number of people as it is said: 4,900人, 1.5万人, 154万人. */
export function formatPeople(people: number): string {
  if (people < 9_950)
    return `${formatCount(people < 1_000 ? people : Math.round(people / 100) * 100)}人`
  const tenThousands = people / 10_000
  return `${tenThousands < 9.95 ? Math.round(tenThousands * 10) / 10 : formatCount(Math.round(tenThousands))}万人`
}

/** The people of the bodies of a case: 人口1.5万人, of several 人口3.3万〜9.3万人; undefined where they are not known. */
export function formatBodies(bodies: CaseAnswer['municipalities']): string | undefined {
  const known = bodies.flatMap(({ population }) => population ?? [])
  if (known.length === 0) return undefined
  const [least, most] = [Math.min(...known), Math.max(...known)].map(formatPeople)
  return least === most ? `人口${least}` : `人口${least?.replace(/人$/, '')}〜${most}`
}

/** What became of a case, for the year in which that is known: 終わった（2019年）, 続いている（2024年の時点）. */
export function formatOutcome({ state, year }: CaseAnswer['outcome']): string {
  const label = labelOf(outcomeStates, state)
  if (year === undefined) return label
  return state === 'continuing' ? `${label}（${year}年の時点）` : `${label}（${year}年）`
}

/** The office that can be asked about a case, with its body: 北見市 窓口課; undefined where it is not known. */
export function formatOffice({
  municipalities,
  department,
}: Pick<CaseAnswer, 'municipalities' | 'department'>): string | undefined {
  if (department === undefined) return undefined
  const bodies = municipalities.map(({ name }) => name).join('・')
  return department.startsWith(bodies) ? department : `${bodies} ${department}`
}

/** A title and what stands behind its dash. */
export function splitTitle(title: string): { main: string; sub: string | undefined } {
  const [main = title, ...rest] = title.split(/(?<!\s)\s+[―—─–]+\s+/)
  return { main, sub: rest.length > 0 ? rest.join(' ― ') : undefined }
}

/** The lines of a summary. */
export function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A prefecture itself, and a name that begins with it, are not named twice. */
function formatPlace({ prefecture, name }: CaseAnswer['municipalities'][number]): string {
  const label = labelOf(prefectures, prefecture)
  return name.startsWith(label) ? name : `${label} ${name}`
}

/** One era is named once: 平成12〜19年, but 平成30年〜令和3年. */
function joinEras(start: string, end: string): string {
  const name = start.slice(0, 2)
  const plain = !start.includes('・') && !end.includes('・') && end.startsWith(name)
  return plain ? `${start.slice(0, -1)}〜${end.slice(2)}` : `${start}〜${end}`
}

/** The day at the reader's, as 2026-11-22. */
export function todayIso(): string {
  const now = new Date()
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** Japan is nine hours ahead all year round; asking Intl for its clock takes half a millisecond each time. */
const hoursAhead = 9

/** The day in Japan as 2026-11-22, the current one unless a time is given, wherever the server stands. */
export function readDayInJapan(time: number = Date.now()): string {
  return new Date(time + hoursAhead * 3_600_000).toISOString().slice(0, 10)
}
