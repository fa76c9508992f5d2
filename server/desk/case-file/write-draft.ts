/**
 * The files of a draft: where the case has files already, only what differs is written, so that the editing of a
 * sentence is one line of a difference, and remarks of a hand stay.
 */

import type { Problem } from '../../cases/case.ts'
import { problemOf, quoteValue } from '../../cases/problems.ts'
import type { CaseDraft, CaseFiles, FactLine, LostRemark } from '../../contract/desk.ts'
import { sections as terms } from '../../contract/vocabulary.ts'
import { keyOf } from './align.ts'
import { fileOrder, nameFiles, refuseSizes } from './case-names.ts'
import { cutHead, cutSections, joinHead, joinSections } from './cut-body.ts'
import { editYaml } from './edit-yaml.ts'
import { factParts, isFactList, mergeFacts } from './fact-lines.ts'
import { asksLayout, factsLayout, headLayout } from './layout.ts'
import { type CaseValues, readValues } from './read-values.ts'
import { findLostRemarks } from './remarks.ts'
import { refuseDraft, settleDraft } from './settle-draft.ts'
import { type Value, type ValueMap, writeYaml } from './write-yaml.ts'

export type WrittenDraft =
  | { files: CaseFiles; lostRemarks: LostRemark[]; problems: [] }
  | { files?: undefined; problems: Problem[] }

/** Writes a draft, onto the files that the case has; what could not be read again as it is, is refused. */
export function writeDraft(draft: CaseDraft, before: CaseFiles | undefined): WrittenDraft {
  const refused = refuseDraft(draft)
  if (refused.length > 0) return { problems: refused }
  const settled = settleDraft(draft)
  const old = before ? readValues(before, draft.slug) : undefined
  if (old && !old.values) return { problems: old.problems }
  const parts = refuseParts(settled, old?.values.facts ?? {})
  if (parts.length > 0) return { problems: parts }

  const files: CaseFiles = {
    body: writeBody(settled, old?.values),
    facts: writeFacts(settled, before?.facts, old?.values.facts),
    asks: writeAsks(settled.asks, before?.asks),
  }
  const large = refuseSizes(draft.slug, files)
  const problems = large.length > 0 ? large : findChanges(settled, files)
  if (problems.length > 0) return { problems }
  const lostRemarks = fileOrder.flatMap((file): LostRemark[] =>
    findLostRemarks(remarkedPart(before?.[file], file), remarkedPart(files[file], file)).map(
      ({ line, text }) => ({ file, line: file === 'body' ? line + 1 : line, text }),
    ),
  )
  return { files, lostRemarks, problems: [] }
}

/** In the text of a body a `#` begins no remark. */
function remarkedPart(text: string | undefined, file: keyof CaseFiles): string {
  if (text === undefined) return ''
  return file === 'body' ? cutHead(text).yaml : text
}

type Settled = ReturnType<typeof settleDraft>

function writeBody({ fields, sections }: Settled, old: CaseValues | undefined): string {
  if (!old) return joinHead(writeYaml(fields, headLayout), `\n${joinSections([], sections)}`)
  return joinHead(editYaml(old.yaml, fields, headLayout), joinSections(old.pieces, sections))
}

function writeFacts(
  { slug, facts }: Settled,
  before: string | undefined,
  data: ValueMap = {},
): string | undefined {
  if (before === undefined) {
    return facts.length === 0 ? undefined : writeYaml(mergeFacts({ slug }, facts), factsLayout)
  }
  const named = Object.hasOwn(data, 'slug') ? { ...data, slug } : data
  return editYaml(before, mergeFacts(named, facts), factsLayout)
}

const asksHeading = `# この事例が答えになる問いかけ。探すためだけに使い、事実としては出さない。
# 決まりは cases/README.md の「問いかけ」にある。
`

/** A file without asks and without a remark would be an error: it goes. */
function writeAsks(asks: readonly string[], before: string | undefined): string | undefined {
  if (before === undefined && asks.length === 0) return undefined
  const text = editYaml(before ?? asksHeading, [...asks], asksLayout)
  return text.trim() === '' || text.trim() === '[]' ? undefined : text
}

/** A list of the file that holds something else than facts takes none. */
function refuseParts({ slug, facts }: Settled, data: ValueMap): Problem[] {
  const isTaken = ({ part }: FactLine) =>
    Object.hasOwn(data, part) && !isFactList(part, data[part] as Value)
  const taken = new Set(facts.filter(isTaken).map(({ part }) => part))
  return [...taken].map((part) => {
    const got = `事実でないものの並ぶ一覧${quoteValue(part)}`
    const want = `${factParts.join('・')} のどれか`
    return problemOf(nameFiles(slug).facts, { field: '事実', got, want })
  })
}

/** What would not be read again as the draft has it. */
function findChanges(settled: Settled, files: CaseFiles): Problem[] {
  const { values, problems } = readValues(files, settled.slug)
  if (!values) return problems
  const { draft } = values
  const names = nameFiles(settled.slug)
  const changed = terms.filter(({ id }) => draft.sections[id] !== settled.sections[id])
  const culprits = changed.filter(({ id }) => breaksOut(settled.sections[id]))
  const sections = (culprits.length > 0 ? culprits : changed).map(({ label }) =>
    problemOf(names.body, { field: `本文「${label}」`, ...brokenSection }),
  )
  const again = { got: '読み戻すと変わる値', want: 'ふつうの文字、数、一覧' }
  const rest = [
    ...(keyOf(draft.fields) === keyOf(settled.fields)
      ? []
      : [problemOf(names.body, { field: '項目の欄', ...again })]),
    ...(keyOf(draft.facts) === keyOf(settled.facts)
      ? []
      : [problemOf(names.facts, { field: '事実', ...again })]),
    ...(keyOf(draft.asks) === keyOf(settled.asks)
      ? []
      : [problemOf(names.asks, { field: '問いかけ', ...again })]),
  ]
  return [...sections, ...rest]
}

const brokenSection = {
  got: '「## 」で始まる行か、閉じていない囲み（「```」「~~~」「<!--」）',
  want: '節の中の見出しは「### 」。囲みは同じ節の中で閉じる',
  example: '### 費用',
}

/** Whether a text in a section of its own would end it or swallow the next. */
function breaksOut(text: string): boolean {
  const [first, second] = terms
  const body = `## ${first.label}\n\n${text}\n\n## ${second.label}\n\n終わり\n`
  const pieces = cutSections(body)
  return pieces.length !== 2 || pieces[0]?.text !== text || pieces[1]?.text !== '終わり'
}
