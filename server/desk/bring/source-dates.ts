/** Days in the words of a note: the day of the source itself, and the day on which somebody read it, which is none. */

import { eraNames, westernYear } from '../../contract/era.ts'

const year = `(?:(?<western>[12][0-9]{3})|(?<era>${eraNames})(?<count>元|[0-9]{1,2}))`
const eraBeside = `(?:[（(](?:[12][0-9]{3}|(?:${eraNames})(?:元|[0-9]{1,2}))年?[）)])?`
const day = `${year}${eraBeside}[年./-] ?(?:(?<month>[01]?[0-9])(?:[月./-] ?(?:(?<day>[0-3]?[0-9])日?)?)?)?`
const dayPattern = new RegExp(`(?<![0-9])${day}(?![0-9])`)
const plainDay = '[0-9元年月日./令和平成昭 -]{4,20}'
const read = '(?:最終)?(?:閲覧|参照|アクセス|確認|取得)'

/** 「（2024年5月1日閲覧）」「最終アクセス日：2024-05-01」「(参照 2024-05-01)」. */
const readingDays = new RegExp(
  [
    `[（(][^（）()]{0,20}${read}[^（）()]{0,30}[）)]`,
    `${read}日?[:：は]? ?${plainDay}`,
    `(?<![0-9])[12][0-9]{3}[年./-]${plainDay}に?${read}`,
  ].join('|'),
  'g',
)

/** The words without the day on which somebody read the source. */
export function withoutReadingDays(words: string): string {
  return toHalfWidth(words).replace(readingDays, '')
}

/** The first day in the words as 2021, 2021-04 or 2021-04-01, and the words without it. */
export function takeDate(words: string): { rest: string; date?: string } {
  const found = dayPattern.exec(words)
  if (!found) return { rest: words }
  const date = writeDate(found.groups ?? {})
  if (date === undefined) return { rest: words }
  const before = words.slice(0, found.index).replace(/[（(]$/, '')
  const after = words.slice(found.index + found[0].length)
  const isBracketed = before.length < found.index
  return { rest: `${before} ${isBracketed ? after.replace(/^[）)]/, '') : after}`, date }
}

function writeDate(parts: Record<string, string | undefined>): string | undefined {
  const { western, era = '', count = '', month, day: dayOfMonth } = parts
  const written = western === undefined ? westernYear(era, count) : Number(western)
  if (!(written >= 1868 && written <= 2100)) return undefined
  const numbers = [month, dayOfMonth].flatMap((text) => (text === undefined ? [] : [Number(text)]))
  const [inYear = 1, inMonth = 1] = numbers
  if (inYear < 1 || inYear > 12 || inMonth < 1 || inMonth > 31) return undefined
  return [String(written), ...numbers.map((each) => String(each).padStart(2, '0'))].join('-')
}

/** Digits of full width are those of a Japanese keyboard; the length stays the same. */
function toHalfWidth(words: string): string {
  return words.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}
