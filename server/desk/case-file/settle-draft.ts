/** A draft as files can hold it: one form of each letter, line ends of one kind, facts in their order; or what keeps it out. */

import type { Problem } from '../../cases/case.ts'
import { maxDepth } from '../../cases/plain-yaml.ts'
import { problemOf, quoteValue } from '../../cases/problems.ts'
import type { CaseDraft } from '../../contract/desk.ts'
import { isSlug, sections as terms } from '../../contract/vocabulary.ts'
import { nameFiles } from './case-names.ts'
import { frameText } from './cut-body.ts'
import { orderFacts } from './fact-lines.ts'
import type { Value, ValueMap } from './write-yaml.ts'

/** The draft with texts as they are read again from a file; fields without a value are left out. */
export function settleDraft(draft: CaseDraft): CaseDraft & { fields: ValueMap } {
  const texts = Object.entries(draft.sections).map(([id, text]) => [id, settleSection(text)])
  return {
    slug: draft.slug,
    fields: settleValue(draft.fields as ValueMap) as ValueMap,
    sections: Object.fromEntries(texts),
    facts: orderFacts(
      draft.facts.map(({ part, fact, sources }) => ({
        ...{ part, fact: settleText(fact), sources: [...sources] },
      })),
    ),
    asks: draft.asks.map(settleText),
  }
}

/** Files are read in NFC and with LF, whatever they were written in. */
function settleText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}

function settleSection(text: string): string {
  return frameText(settleText(text)).text
}

function settleValue(value: Value): Value {
  if (typeof value === 'string') return settleText(value)
  // JSON can bring −0, which a file does not tell from 0.
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(settleValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [settleText(name), settleValue(each)]),
  )
}

/** What no file can hold; nothing else of a draft is looked at before this has found nothing. */
export function refuseDraft(draft: CaseDraft): Problem[] {
  const { slug, fields, sections, facts, asks } = draft
  const names = nameFiles(isSlug(slug) ? slug : 'case')
  const refuse = (file: string, field: string, fault: Fault | undefined) =>
    fault ? [problemOf(file, { field, ...fault })] : []
  const name = isSlug(slug) ? [] : refuse(names.body, 'ファイル名', wrongSlug(slug))
  return [
    ...name,
    ...Object.entries(fields).flatMap(([field, value]) =>
      refuse(names.body, field, findFault([field, value], 0)),
    ),
    ...terms.flatMap(({ id, label }) =>
      refuse(names.body, `本文「${label}」`, findFault(sections[id], 0)),
    ),
    ...facts.flatMap(({ part, fact, sources }, index) => [
      ...refuse(names.facts, `事実（${index + 1}件目）`, findFault(fact, 0)),
      ...refuse(names.facts, `事実（${index + 1}件目）`, findPartFault(part, sources)),
    ]),
    ...asks.flatMap((ask, index) =>
      refuse(names.asks, `問いかけ（${index + 1}件目）`, findFault(ask, 0)),
    ),
  ]
}

type Fault = { got: string; want: string; example?: string }

function wrongSlug(slug: string): Fault {
  const want = '半角の英小文字・数字を「-」でつないだ名'
  return { got: quoteValue(slug), want, example: 'sora-town-koho' }
}

const noText = { got: '書けない形の値', want: '文字、数、一覧、項目の組' }

/** Half a character, or one that steers a screen: YAML and Markdown readers drop, change or refuse them. */
const unwritable = /[^\P{Cc}\t\n\r]|\p{Cs}/u

function findFault(value: unknown, depth: number): Fault | undefined {
  if (typeof value === 'string') {
    if (!unwritable.test(value)) return undefined
    return { got: `見えない制御文字のある${quoteValue(value)}`, want: '目に見える文字' }
  }
  if (depth > maxDepth) return { got: '深すぎる入れ子', want: `${maxDepth}段までの入れ子` }
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : noText
  if (typeof value === 'boolean' || value === null || value === undefined) return undefined
  if (typeof value !== 'object') return noText
  const children = Array.isArray(value) ? value : Object.entries(value).flat()
  for (const child of children) {
    const fault = findFault(child, depth + 1)
    if (fault) return fault
  }
  return undefined
}

function findPartFault(part: string, sources: readonly number[]): Fault | undefined {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(part) || part === 'slug') {
    return { got: quoteValue(part), want: '事実を分ける一覧の名', example: 'background' }
  }
  if (sources.every((id) => Number.isSafeInteger(id) && id > 0)) return undefined
  return { got: '番号でない出典', want: 'sources の番号', example: '1' }
}
