/** One number of a text in normal form: its value however it is written, and whether its surroundings let it be one. */

export type WrittenNumber = {
  /** In digits, without commas or units: 95930000, 1.5. */
  digits: string
  start: number
  end: number
  /** How many kanji it is written with, digits and units together. */
  kanji: number
  hasUnit: boolean
}

const smallUnits: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 千: 1000 }
const largeUnits: Readonly<Record<string, number>> = { 万: 1e4, 億: 1e8, 兆: 1e12 }
const kanjiDigits: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('〇一二三四五六七八九', (kanji, digit) => [kanji, `${digit}`])),
  ...{ '○': '0', '◯': '0', 壱: '1', 弐: '2', 参: '3' },
}

/** Digits (with commas, with a fraction), kanji digits (一・五 with a fraction), or a unit. */
const piece =
  /(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?|([一二三四五六七八九壱弐参][〇○◯一二三四五六七八九壱弐参]*)(・[〇一二三四五六七八九]+)?|([十拾百千万億兆])/y

/** More digits than a sum keeps exactly. */
const mostDigits = 15

/** Reads the number that begins here: 1億5千万, 二〇一五, 9,593万. Undefined where there is none. */
export function readNumber(text: string, start: number): WrittenNumber | undefined {
  const bare = readBareDigits(text, start)
  if (bare) return bare
  // Asked at every character of a text, of which few begin a number.
  piece.lastIndex = start
  if (!piece.test(text)) return undefined
  const sum = createSum()
  let end = start
  let kanji = 0
  for (;;) {
    piece.lastIndex = end
    const match = piece.exec(text)
    if (!match || !addPiece(sum, match)) break
    end = piece.lastIndex
    if (!match[1]) kanji += match[0].length
  }
  const digits = sum.total()
  return digits === undefined ? undefined : { digits, start, end, kanji, hasUnit: sum.hasUnit() }
}

/** What follows bare digits where they are not the whole number. */
const goesOn = /[,.十拾百千万億兆]/

/** Digits and nothing else, which most numbers are. */
function readBareDigits(text: string, start: number): WrittenNumber | undefined {
  let end = start
  while (isDigit(text.charCodeAt(end))) end++
  if (end === start || goesOn.test(text.charAt(end))) return undefined
  return { digits: text.slice(start, end), start, end, kanji: 0, hasUnit: false }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Whether the piece fits behind what was added before. */
function addPiece(sum: Sum, match: RegExpExecArray): boolean {
  const [, plain, fraction = '', kanji, kanjiFraction = '', unit] = match
  if (plain !== undefined) return sum.addDigits(plain.replaceAll(',', '') + fraction)
  if (kanji !== undefined) return sum.addDigits(writeDigits(kanji + kanjiFraction))
  return sum.addUnit(unit ?? '')
}

function writeDigits(kanji: string): string {
  return kanji.replace(/./gu, (character) =>
    character === '・' ? '.' : (kanjiDigits[character] ?? character),
  )
}

type Sum = ReturnType<typeof createSum>

/** Adds up a number from its pieces, larger units first: each of 万, 億 and 兆 multiplies what stands between. */
function createSum() {
  let total = 0
  let section = 0
  let digits: string | undefined
  let smallest = Number.POSITIVE_INFINITY
  let large = Number.POSITIVE_INFINITY
  let hasUnit = false
  const addSmall = (unit: number) => {
    if (unit >= smallest) return false
    section += Number(digits ?? 1) * unit
    smallest = unit
    return true
  }
  const addLarge = (unit: number) => {
    const times = section + Number(digits ?? 0)
    if (unit >= large || times === 0) return false
    total += times * unit
    section = 0
    smallest = Number.POSITIVE_INFINITY
    large = unit
    return true
  }
  return {
    addDigits: (more: string): boolean => {
      if (digits !== undefined || (hasUnit && more.length > mostDigits)) return false
      digits = more
      return true
    },
    addUnit: (unit: string): boolean => {
      if ((digits?.length ?? 0) > mostDigits) return false
      const [small, largeUnit] = [smallUnits[unit], largeUnits[unit]]
      const isAdded = small === undefined ? addLarge(largeUnit ?? 0) : addSmall(small)
      if (!isAdded) return false
      hasUnit = true
      digits = undefined
      return true
    },
    hasUnit: () => hasUnit,
    total: (): string | undefined => {
      if (!hasUnit) return digits && trimFraction(digits)
      const value = Math.round((total + section + Number(digits ?? 0)) * 1e4) / 1e4
      return value < 1e21 ? String(value) : undefined
    },
  }
}

/** 1.50 is 1.5, 9.0 is 9. */
function trimFraction(digits: string): string {
  const point = digits.indexOf('.')
  if (point < 0) return digits
  let end = digits.length
  while (digits.charAt(end - 1) === '0') end--
  return digits.slice(0, end - 1 === point ? point : end)
}

/**
 * What is counted in numbers of kanji. Behind other kanji a number is mostly part of a name or a word: 三重, 十勝, 千葉,
 * 四国, 九十九里, 七十七銀行; and so it is in 十日町, 三本松, 百名山, 千歳.
 */
const counter =
  /^(?:[円人件%割倍回年月週台社校園館棟室床枚冊票問位号点個期区歩]|名(?![山古所産物称])|日(?![市町月立本])|時間|世[帯紀代]|団体|企業|事業|項目|種類|か[所月国]|[ヶケカヵ箇][所月国]|箇|キロ|メートル|トン|ヘクタール|パーセント|ポイント|市[町区]?村?|町村|都道府県|自治体)/

/** After 十 too: 三十代, 五十歳, 二十分. */
const counterOfMany = /^(?:[代歳才分秒度番本課部名時日坪歳版年]|平方)/

/** Words that are no number though they are made of nothing else, and characters behind which a digit ends a word. */
const words = /^(?:四万十|五十嵐|八百屋|千歳|千代|万一)/
const endOfWord = /[統唯均同単画随択専逐無不再数何幾両]$/

/** Whether the surroundings of a number let it be one, and not a word, a name, a version or a date. */
export function isNumber(text: string, number: WrittenNumber): boolean {
  const before = text.slice(Math.max(0, number.start - 1), number.start)
  const after = text.slice(number.end, number.end + 5)
  if (number.kanji === 0 || /\d/.test(text.charAt(number.start))) {
    // 2020.4 is a month.
    const isMonth = !number.hasUnit && /^\d{4,}\./.test(number.digits)
    return !(isMonth || /[a-z.]/.test(before) || /^\.\d/.test(after))
  }
  if (endOfWord.test(before) || words.test(text.slice(number.start, number.start + 3))) return false
  if (/[億兆]/.test(text.slice(number.start, number.end))) return true
  const isCounted = counter.test(after)
  if (number.kanji === 1) return isCounted || before === '第'
  // 二三人 is two or three; 二〇一五 and 一九八六 are written digit by digit.
  if (
    !number.hasUnit &&
    number.kanji === 2 &&
    !/[〇○◯・]/.test(text.slice(number.start, number.end))
  )
    return false
  return isCounted || counterOfMany.test(after) || !/^\p{Script=Han}/u.test(after)
}
