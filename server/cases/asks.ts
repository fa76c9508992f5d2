/**
 * How a case is asked for: `asks/<slug>.yaml` beside the cases, a list of questions in the words of those who need the
 * case. They are there to be found by and nothing else: the editors wrote them, no source stands behind them, and no
 * page, file or answer shows them as facts.
 */

import { normalizeText } from '../text/normalize.ts'
import { nestsTooDeep, readPlainYaml } from './plain-yaml.ts'
import { type Finding, quoteValue } from './problems.ts'
import { createPlaceFinder } from './yaml.ts'

/** Characters of one ask, and how many a case may have: what a search box holds, and more than anybody thinks of. */
export const askLimits = { shortest: 6, longest: 60, most: 40 }

/** As many as a case needs to be found by readers who do not know its words. */
export const enoughAsks = 20

const field = '問いかけ'
const example = '- "窓口が混む日に、だれが何をすればよいか"'
const wantList = '「- 」で始まる行を並べた一覧（記号を含む文は引用符で囲む）'
const wantLength = `${askLimits.shortest}〜${askLimits.longest}字の一行`

/** The asks of a file, or everything that is wrong with it. */
export function readAsks(text: string): { asks?: string[]; findings: Finding[] } {
  if (text.trim() === '') return refuse('空のファイル', `${wantList}。なければファイルを消す`)
  if (nestsTooDeep(text)) return refuse('深すぎる入れ子', wantList)
  const { data, findings } = readPlainYaml(text, () => true)
  if (findings.length > 0) {
    return { findings: findings.map((each) => ({ ...each, field, want: wantList, example })) }
  }
  // Nothing but remarks: a place kept free.
  if (data === null) return { asks: [], findings }
  if (!Array.isArray(data)) return refuse(quoteValue(data), wantList)
  return readList(data, createPlaceFinder(text))
}

function refuse(got: string, want: string): { findings: Finding[] } {
  return { findings: [{ field, got, want, example }] }
}

function readList(
  data: readonly unknown[],
  placeOf: ReturnType<typeof createPlaceFinder>,
): { asks?: string[]; findings: Finding[] } {
  if (data.length > askLimits.most) {
    const want = `${askLimits.most}個まで（似た言い方を削る）`
    return refuse(`${data.length}個の問いかけ`, want)
  }
  const known = new Set<string>()
  const findings = data.flatMap((value, index): Finding[] => {
    const fault = findFault(value) ?? findRepetition(String(value).trim(), known)
    return fault ? [{ ...placeOf(`/${index}`), field, ...fault, example }] : []
  })
  return findings.length > 0
    ? { findings }
    : { asks: data.map((ask) => String(ask).trim()), findings }
}

type Fault = Pick<Finding, 'got' | 'want'>

function findFault(value: unknown): Fault | undefined {
  if (typeof value !== 'string') {
    const want = value === null ? wantLength : '文（数や「はい」に読まれる言葉は引用符で囲む）'
    return { got: quoteValue(value), want }
  }
  const ask = value.trim()
  if (ask === '') return { got: '（空）', want: wantLength }
  // A lone half of a pair of characters is no text either; both are only possible as `"\n"` and `"\ud800"`.
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(ask)) {
    return { got: `改行や見えない文字のある${quoteValue(ask)}`, want: wantLength }
  }
  // Characters that nobody sees make no ask longer.
  const { length } = [...ask.replace(/\p{Cf}/gu, '')]
  if (length >= askLimits.shortest && length <= askLimits.longest) return undefined
  return { got: `${length}字の${quoteValue(ask)}`, want: wantLength }
}

function findRepetition(ask: string, known: Set<string>): Fault | undefined {
  const normal = normalizeText(ask)
  if (known.has(normal)) return { got: `二度目の${quoteValue(ask)}`, want: 'ほかと違う問いかけ' }
  known.add(normal)
  return undefined
}
