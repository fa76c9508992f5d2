/** 「平成24年度〜令和2年度」 as the years from 2012 to 2020. */

import { eraNames, westernYear } from '../../contract/era.ts'

const years = new RegExp(
  `(?<![0-9])(?<western>[12][0-9]{3})(?![0-9])|(?<era>${eraNames}|[mtshr](?=[0-9]))(?<count>元|[0-9]{1,2})(?![0-9])`,
  'gi',
)

/** Anything but years and what joins them. */
const saysMore = /[^\s0-9０-９mtshrＨＲ元年度現在から至（）()、・~〜～–—―-]/i

/** The first and the last year that the words name; with one year only, the beginning. */
export function readPeriod(words: string): {
  value: { from: number; to?: number } | undefined
  refused: { text: string; why: string }[]
} {
  const found = [...words.normalize('NFKC').matchAll(years)]
    .map(({ groups }) => readYear(groups ?? {}))
    .filter((year) => year >= 1900 && year <= 2100)
  const [from] = found
  const to = Math.max(...found)
  if (from === undefined || from > to || /^[~〜～-]/.test(words.trim())) {
    return { value: undefined, refused: [{ text: words, why: '始まりの年を読み取れない期間' }] }
  }
  const value = to > from ? { from, to } : { from }
  const more = saysMore.test(words.replace(new RegExp(eraNames, 'g'), ''))
  return { value, refused: more ? [{ text: words, why: '期間には年だけを写した' }] : [] }
}

function readYear({ western, era = '', count = '' }: Record<string, string | undefined>): number {
  return western === undefined ? westernYear(era.toLowerCase(), count) : Number(western)
}
