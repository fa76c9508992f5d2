/** The rules of the corpus about how sentences and titles are built. */

import { stripMarks } from '../blocks.ts'
import { type Finding, quoteValue } from '../problems.ts'
import { hideQuotations, type Prose, type Rule } from './wording.ts'

/** Turns of phrase that make a reader stop, and titles that tell no result. */
export const findStumblingBlocks: Rule = ({ body, title, summary, questions, unknown }) => [
  ...[...body, ...summary, ...questions, ...unknown].flatMap(findTurns),
  ...findWeakTitle(title),
]

type Turn = { isIn: (sentence: string) => boolean; want: string; example: string }

/** ものは and とのは open no clause; 初めてである cannot be turned round. */
const clause = /(?<![もと])のは/
const clauseEnd = /(?<!初めて)であ(?:る|った)。$/
const laterThanYear = /年度?より後に/
const anyYear = /[0-9０-９]{4}|[0-9０-９元]年/

const turns: readonly Turn[] = [
  {
    isIn: (sentence) => clause.test(sentence) && clauseEnd.test(sentence),
    want: '「だれが何をした」の順の文（「〜のは…である」としない）',
    example: '市は、担当課から係長を選んだ。',
  },
  {
    isIn: (sentence) => laterThanYear.test(sentence),
    want: '「その後」「…年の後」か、「…年からは」',
    example: '2013（平成25）年からも続いたかは、確認できた資料にない。',
  },
  {
    // A reader years later does not know which years are meant.
    isIn: (sentence) => sentence.includes('近年') && !anyYear.test(sentence),
    want: 'いつのことかが分かる年',
    example: '2018（平成30）年ごろから',
  },
]

function findTurns({ text, placeAt }: Prose): Finding[] {
  const sentence = stripMarks(text)
  // Somebody else's words stay as they are, but not the title of the book.
  const own = hideQuotations(sentence)
  return [
    ...turns
      .filter(({ isIn }) => isIn(own))
      .map(({ want, example }) => ({
        severity: 'warning' as const,
        ...placeAt(0),
        field: '言い回し',
        got: quoteValue(sentence),
        want,
        example,
      })),
    ...findShortBookTitle({ text, placeAt }),
  ]
}

const shortBookTitle = /『自治体経営を変える改善運動』/g

function findShortBookTitle({ text, placeAt }: Prose): Finding[] {
  if (!text.includes('『')) return []
  return [...text.matchAll(shortBookTitle)].map(({ 0: got, index }) => ({
    severity: 'warning',
    ...placeAt(index),
    field: '書名',
    got,
    want: '『地方が元気になる 自治体経営を変える改善運動』',
  }))
}

function findWeakTitle({ text, placeAt }: Prose): Finding[] {
  const weak = /(?:教訓|出直し)$/.exec(text)
  if (!weak) return []
  return [
    {
      severity: 'warning',
      ...placeAt(weak.index),
      field: '題',
      got: quoteValue(text),
      want: '何が起きたか、どうなったかで終わる題',
      example: '三芳町「広報みよし」 ― 捨てられた広報紙を一人の職員が変えた',
    },
  ]
}
