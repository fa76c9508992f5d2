/**
 * Names and compounds that a dictionary has in one way only: トヨタ自動車 has トヨタ and 自動車 in it, 茅が崎 is its 茅ケ崎,
 * 佐佐木 its 佐々木, and AI-OCR is one name with two words in it.
 */

/** Whether the dictionary has exactly this as one noun. */
export type NounTest = (text: string) => boolean

const shortestWhole = 4
/** Longer ones are sentences without a sign in them: cutting takes the square of the length. */
const longestWhole = 16
const shortestPart = 2
/**
 * Compounds have kanji. A word of katakana is mostly one word whatever is in it: マネージャー is no マネー, ネットワーク is not about
 * the ネット; cut too, they cost 0.005 by words alone (nDCG@10).
 */
const isCompound = /^[ァ-ヺー・]*\p{Script=Han}[\p{Script=Han}ァ-ヺー・]*$/u

/** A part of a word and where it begins in it. */
export type Part = { text: string; at: number }

/** The fewest nouns that a noun is made of, a suffix left out; none where it is not made of nouns. */
export function cutCompound(whole: string, isNoun: NounTest): Part[] {
  const isCut = whole.length >= shortestWhole && whole.length <= longestWhole
  if (!isCut || !isCompound.test(whole)) return []
  const parts = cutNouns(whole, isNoun)
  return parts.length > 0 ? parts : cutNouns(whole.slice(0, -1), isNoun)
}

function cutNouns(whole: string, isNoun: NounTest): Part[] {
  /** The best cut of what stands before each place. */
  const cuts: (Part[] | undefined)[] = [[]]
  for (let end = shortestPart; end <= whole.length; end++) {
    for (let at = 0; at <= end - shortestPart; at++) {
      const before = cuts[at]
      const isBetter = before && before.length + 1 < (cuts[end]?.length ?? Number.POSITIVE_INFINITY)
      const text = whole.slice(at, end)
      if (isBetter && text !== whole && isNoun(text)) cuts[end] = [...before, { text, at }]
    }
  }
  return cuts[whole.length] ?? []
}

/** 茅が崎, 茅ガ崎: the が of a name stands between kanji, before what places are called after. */
const namedGa =
  /(\p{Script=Han}{1,3})[がガヵ](?=([崎谷丘原浦島沢岡関森峰台岳嶽野淵瀬里池山根鼻久江津])(\p{Script=Han}?))/gu

const doubled = /((?!々)\p{Script=Han})\1/gu

/** The text as the dictionary has its names, character by character: が as ケ, and the second of two kanji as 々. */
export function spellNames(normal: string, isNoun: NounTest): string {
  return normal
    .replace(namedGa, (found, head: string, tail: string, next: string) => {
      // 市が原案を作る speaks of 原案, not of 市ケ原.
      const isWord = next !== '' && isNoun(tail + next)
      const isName = !isWord && tailsOf(head).some((piece) => isNoun(`${piece}ケ${tail}`))
      return isName ? `${head}ケ` : found
    })
    .replace(doubled, (pair, kanji: string, at: number, text: string) =>
      isName(text, at, `${kanji}々`, isNoun) ? `${kanji}々` : pair,
    )
}

function tailsOf(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(at))
}

/** Whether a word with 々 stands around this pair. 国々 in 全国国民 is none: two kanji are a word only by themselves. */
function isName(text: string, at: number, marked: string, isNoun: NounTest): boolean {
  const before = /\p{Script=Han}{0,2}$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ''
  const after = /^\p{Script=Han}{0,2}/u.exec(text.slice(at + 2, at + 4))?.[0] ?? ''
  if (before + after === '') return isNoun(marked)
  for (let left = 0; left <= before.length; left++) {
    for (let right = 0; right <= after.length; right++) {
      const isLonger = left + right > 0
      const word = before.slice(before.length - left) + marked + after.slice(0, right)
      if (isLonger && isNoun(word)) return true
    }
  }
  return false
}

/** A name of Latin letters with signs inside; a space parts words, of which two may be one name. */
const latinName =
  /(?<![a-z0-9])[a-z0-9]{1,20}(?:(?:[-ー・]|\.(?=[a-z]))[a-z0-9]{1,20}){1,3}(?![a-z0-9])|(?<![a-z0-9])[a-z]{1,10} (?=([a-z]{1,10})(?![a-z0-9]))/g

export type LatinName = { term: string; start: number; end: number; isOne: boolean }

/** Wi-Fi, AI・OCR and COVID-19 of a text in normal form; AI OCR may be one name (`isOne` is false). */
export function findLatinNames(normal: string): LatinName[] {
  return [...normal.matchAll(latinName)].flatMap((match) => {
    const [found, next] = match
    const isOne = next === undefined
    const written = isOne ? found : found + next
    const term = written.replace(/[-ー.・ ]/g, '')
    const { index: start } = match
    return /[a-z]/.test(term) ? [{ term, start, end: start + written.length, isOne }] : []
  })
}
