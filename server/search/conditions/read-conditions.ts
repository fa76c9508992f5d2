/** Conditions read out of a query: 「東北の小さな市で、若手が始めた」「東京都以外」. They order cases, they never hide any. */

import {
  type FacetId,
  facets,
  findTerm,
  labelOf,
  prefectures,
  sizes,
} from '../../contract/vocabulary.ts'
import { readNumber } from '../../text/number.ts'
import { vocabularyPatterns } from './vocabulary-patterns.ts'
import { wishPatterns } from './wish-patterns.ts'

/** A wish for cases with any of these values of a facet or, with `not`, for all others. */
export type Condition = {
  facet: FacetId
  values: readonly string[]
  label: string
  not: boolean
}

/** The conditions that a query in normal form speaks of, each facet with the same first value at most once. */
export function readConditions(normal: string): Condition[] {
  const meant = normal.replace(exclusion, '$1')
  const found = [...readPrefectures(meant), ...readSizes(meant), ...readPatterns(meant)]
  const unique = new Map<string, Condition>()
  for (const { condition } of negateLists(found, meant)) {
    const key = nameCondition(condition)
    if (!unique.has(key)) unique.set(key, condition)
  }
  return [...unique.values()]
}

/** A condition where it stands in the query. */
type Place = { condition: Condition; start: number; end: number }

/** Between two that are negated together: 関東や関西以外, 関東でも関西でもない. */
const joint = /(?:でも|や|と|・|または|あるいは|か|も)/y

/** The conditions with those unwanted that are listed before one that is. */
function negateLists(found: readonly Place[], text: string): Place[] {
  const unwanted = new Set(found.flatMap(({ condition, start }) => (condition.not ? [start] : [])))
  const last = [...found].sort((a, b) => b.start - a.start)
  for (const { start, end } of last) {
    joint.lastIndex = end
    if (joint.test(text) && unwanted.has(joint.lastIndex)) unwanted.add(start)
  }
  return found.map((each) => ({
    ...each,
    condition: { ...each.condition, not: unwanted.has(each.start) },
  }))
}

/** A condition's name within a query, as an address names it: 「町村」 is population:town-village. */
export function nameCondition({ facet, values }: Pick<Condition, 'facet' | 'values'>): string {
  return `${facet}:${values[0] ?? ''}`
}

/** What is excluded as a word (query.ts) is left out altogether. */
const exclusion = /(^|\s)-[\p{L}\p{N}]\S*/gu

/** Behind a condition: that it is what the reader does not want. */
const negation =
  /(?:の?(?:自治体|市町村|[市町村]|事例|取り?組み?|もの|ところ))?(?:以外|(?:で|じゃ)[はも]?ない(?![とか])|では?なく(?!て)|を?除[いくけ]|は除|抜き(?!打)|を含まない)/y

function isNegatedAt(text: string, end: number): boolean {
  negation.lastIndex = end
  return negation.test(text)
}

function readPatterns(text: string): Place[] {
  return [...wishPatterns, ...vocabularyPatterns].flatMap(({ facet, values, pattern }) => {
    const match = pattern.exec(text)
    if (!match) return []
    return [placeCondition(text, match, facet, values)]
  })
}

function placeCondition(
  text: string,
  { 0: written, index: start }: RegExpExecArray,
  facet: FacetId,
  values: readonly string[],
): Place {
  const end = start + written.length
  return { condition: makeCondition(facet, values, isNegatedAt(text, end)), start, end }
}

function makeCondition(facet: FacetId, values: readonly string[], not: boolean): Condition {
  const terms = facets.find(({ id }) => id === facet)?.terms
  const label =
    facet === 'people' ? nameSizes(values) : values.map((one) => labelOf(terms, one)).join('・')
  return { facet, values, label, not }
}

const fullPrefecture =
  /北海道(?!大学|新聞|銀行|電力|日本ハム)|東京都(?!市大)|(?<!東)京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県/g

/** Without 県 only where the name stands alone: 石川さん, 福岡市, 青森再開発 and 三重の壁 are none. */
const shortPrefecture =
  /(?<![\p{Script=Han}\p{Script=Katakana}a-z0-9])(?:(青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|東京|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|滋賀|京都|大阪|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|宮崎|鹿児島|沖縄)(?=$|[\s、。,・]|の(?!有名|大?会社|企業|大学|人|業者|民間|本社)|に(?:ある|おける)|[でやと]|以外|[をは]除)|(三重|大分)(?=$|[\s、。,・]|の(?:自治体|[市町村県]|事例|取)|で(?!き)|以外|[をは]除))/gu

function readPrefectures(text: string): Place[] {
  return [...text.matchAll(fullPrefecture), ...text.matchAll(shortPrefecture)].flatMap((match) => {
    const [written] = match
    const term = ['', '県', '都', '府']
      .map((end) => findTerm(prefectures, written + end))
      .find((known) => known !== undefined)
    return term ? [placeCondition(text, match, 'prefecture', [term.id])] : []
  })
}

/** A number of people: 人口 before it, or in ten thousands with a kind of municipality behind it. */
const people =
  /人口(?:規模)?(?:[はがでも、 ]|およそ|だいたい|約|ほぼ){0,3}([\d.,〇一二三四五六七八九十百千万]{1,12})(?:人)?(?:(?:[-~〜]|から)([\d.,〇一二三四五六七八九十百千万]{1,12})(?:人)?)?(?![\d年%割倍位])(以下|未満|以内|より少な|に満たな|を?下回|を?超えな|以上|を?超|より多|を?上回)?|([\d.,一二三四五六七八九十百]{1,9}万)人(以下|未満|を?超えない|以上|を?超え?る?)?(?:程度|前後|規模|くらい|ぐらい|ほど|弱|強)?の?(?:[市町村]|まち|都市|自治体)/

const below = /以下|未満|以内|少な|満たな|下回|超えな/
const nearly = 1.25
const fewestPeople = 1_000

function readSizes(text: string): Place[] {
  const match = people.exec(text)
  if (!match) return []
  const [written, first = '', second, border, alone, aloneBorder = border] = match
  const number = readCount(first || (alone ?? ''))
  const other = second === undefined ? undefined : readCount(second)
  // 人口5〜10万人 is 5万 to 10万.
  const least = other !== undefined && number < other / 1_000 ? number * 10_000 : number
  // 人口2020 may be a year.
  const isCount = /[万人]|\d,\d|\d{5}/.test(written.slice('人口'.length))
  if (!isCount || !(least >= fewestPeople)) return []
  const values = chooseSizes(least, other, aloneBorder)
  if (values.length === 0) return []
  return [placeCondition(text, match, 'people', values)]
}

/** The bands from one number to another, on one side of a number, or around it. */
function chooseSizes(number: number, to: number | undefined, border: string | undefined): string[] {
  let [least, most] = [number / nearly, number * nearly]
  if (to !== undefined) [least, most] = [number, to]
  else if (border !== undefined)
    [least, most] = below.test(border) ? [0, number] : [number, Infinity]
  return sizes.filter((band) => band.least < most && band.below > least).map(({ id }) => id)
}

/** Bands that follow each other as one: 「5万人未満」. */
function nameSizes(values: readonly string[]): string {
  const bands = sizes.filter(({ id }) => values.includes(id))
  const [first, last] = [bands[0], bands.at(-1)]
  if (!first || !last) return ''
  if (first.least === 0) return `${nameBorder(last.below)}人未満`
  if (last.below === Number.POSITIVE_INFINITY) return `${nameBorder(first.least)}人以上`
  return `${nameBorder(first.least)}〜${nameBorder(last.below)}人`
}

function nameBorder(people: number): string {
  return people < 10_000 ? `${people / 1_000}千` : `${people / 10_000}万`
}

/** The number that the whole text is, in digits, kanji or both; NaN where it is none. */
function readCount(text: string): number {
  const number = readNumber(text, 0)
  return number?.end === text.length ? Number(number.digits) : Number.NaN
}
