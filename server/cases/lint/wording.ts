/** The rules of the corpus about words: sources are marked, and spelling is that of the library. */

import { isStatementOfUnknown, stripMarks } from '../blocks.ts'
import type { Case } from '../case.ts'
import type { Finding, Place } from '../problems.ts'

/** A sentence of the body or a line of the front matter, with its source marks. */
export type Prose = {
  text: string
  /** Where the character at this index stands in the file; asked only where something is wrong. */
  placeAt: (index: number) => Place
}

/** A sentence of the body that the front matter names, with the pointer to where it does. */
export type NamedProse = Prose & { pointer: string }

export type CaseText = {
  case: Case
  body: Prose[]
  title: Prose
  summary: Prose[]
  questions: Prose[]
  named: NamedProse[]
  /** The year of what became of the case. */
  outcomeYear: Prose | undefined
  unknown: Prose[]
  /** The recorded facts as plain data; undefined where no file holds them. */
  facts: unknown
}

/** What a rule of the corpus finds wrong with a case. */
export type Rule = (text: CaseText) => Finding[]

/** Remarks of the editors on how to read the case are no facts. */
const remark = /(?:を記す|読む必要がある)。$/

/** Every statement of fact carries its source: sentences without a mark that are neither unknowns nor remarks. */
export const findUnmarkedSentences: Rule = ({ body }) =>
  body
    .filter(
      ({ text }) => stripMarks(text) === text && !isStatementOfUnknown(text) && !remark.test(text),
    )
    .map(({ text, placeAt }) => ({
      severity: 'warning',
      ...placeAt(0),
      field: '出典の印',
      got: `印のない文「${text.slice(0, 30)}${text.length > 30 ? '…' : ''}」`,
      want: '句点の前の印、または「…は、確認できた資料にない。」などの形',
      example: '2006（平成18）年、市は運動を始めた[^1]。',
    }))

/** Variants in the prose of a case; what stands in 「」 or 『』 is somebody else's wording. */
export const findSpellings: Rule = ({ body, title, summary, questions, unknown }) =>
  [...body, title, ...summary, ...questions, ...unknown].flatMap(findInText)

function findInText({ text, placeAt }: Prose): Finding[] {
  if (!anyVariant.test(text)) return []
  const own = hideQuotations(text)
  return spellings.flatMap(({ variant, want }) =>
    [...own.matchAll(variant)].map((match) => ({
      severity: 'warning' as const,
      ...placeAt(match.index),
      field: '表記',
      got: `「${match[0]}」`,
      want,
    })),
  )
}

/** A text of the same length in which what stands in 「」 or 『』 cannot be read. */
export function hideQuotations(text: string): string {
  return text.replace(/「[^「」]*」|『[^『』]*』/g, (quoted) => '＿'.repeat(quoted.length))
}

/** Spelling variants, and words of praise that the library does without: plain alternatives, no nested repetition. */
const spellings: readonly { variant: RegExp; want: string }[] = [
  { variant: /取組(?:み|む|ん|ま|め)?/g, want: '取り組み・取り組む' },
  { variant: /[0-9０-９数何](?:ヶ|ケ|カ|箇|ヵ)所/g, want: '…か所' },
  { variant: /[0-9０-９数何](?:ヶ|ケ|カ|箇|ヵ)月/g, want: '…か月' },
  { variant: /申込み?/g, want: '申し込み' },
  { variant: /引継ぎ?/g, want: '引き継ぎ' },
  { variant: /問合せ|問い合せ|問合わせ/g, want: '問い合わせ' },
  { variant: /打合せ|打ち合せ|打合わせ/g, want: '打ち合わせ' },
  { variant: /手続(?!き)/g, want: '手続き' },
  { variant: /見直(?![しすさせそ])/g, want: '見直し' },
  { variant: /出来(?=[なるたてず])/g, want: 'でき…' },
  { variant: /行な(?=[いうっわ])/g, want: '行…' },
  { variant: /(?:わか|判)(?=[るっらり])/g, want: '分か…' },
  { variant: /既に/g, want: 'すでに' },
  { variant: /下さい/g, want: 'ください' },
  { variant: /子供/g, want: '子ども' },
  { variant: /(?:街|町)づくり/g, want: 'まちづくり' },
  { variant: /[０-９]+/g, want: '半角の数字' },
  {
    variant: /(?<![0-9,.])[0-9]{4,}(?=[人円件万億社部戸台冊棟])/g,
    want: '3桁ごとのコンマ（3,400）',
  },
  { variant: /様々|さまざま/g, want: '具体的な数や名' },
  { variant: /画期的|先進的|見事|大成功|熱い思い/g, want: '数か、評した人の言葉' },
]

/** One look tells for nearly every sentence that none of the patterns is in it. */
const anyVariant = new RegExp(spellings.map(({ variant }) => variant.source).join('|'))

/** Every sentence of a Markdown body with its place, `bodyLine` being the line of the file on which it begins. */
export function listSentences(body: string, bodyLine: number): Prose[] {
  return body.split('\n').flatMap((text, index) => {
    const line = bodyLine + index
    if (!isProse(text)) return []
    return splitSentences(text).map(({ text, column }) => ({
      text,
      placeAt: (at) => ({ line, column: column + at }),
    }))
  })
}

function isProse(line: string): boolean {
  return line.trim() !== '' && !/^\s*(?:#|\||```)/.test(line)
}

/** Cut after 。 outside of brackets, since a quotation may hold whole sentences. */
function splitSentences(line: string): { text: string; column: number }[] {
  const sentences: { text: string; column: number }[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index)
    if (character === '「' || character === '『' || character === '（') depth += 1
    else if (character === '」' || character === '』' || character === '）') {
      depth = Math.max(0, depth - 1)
    }
    if ((character === '。' && depth === 0) || index === line.length - 1) {
      const text = line.slice(start, index + 1)
      if (text.trim() !== '') sentences.push({ text, column: start + 1 })
      start = index + 1
    }
  }
  return sentences
}
