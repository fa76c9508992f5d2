/** read_case: one case, sentence by sentence with its sources, and what is not known of it. */

import { readSingle, readTerm } from '../../answers/parameters.ts'
import type { CaseAnswer } from '../../contract/api.ts'
import { formatDate, splitLines } from '../../contract/format.ts'
import type { Parameters } from '../../contract/query-string.ts'
import { type Static, Type } from '../../contract/shape.ts'
import { formatSourcing, sourcingCaveat } from '../../contract/sourcing.ts'
import { barriers, isSlug, labelOf, sections } from '../../contract/vocabulary.ts'
import { AppError } from '../../errors.ts'
import type { Library } from '../../library/library.ts'
import { limits, takeWithin } from '../limits.ts'
import { unknown } from '../material.ts'
import {
  HeadShape,
  orUnknown,
  SentenceShape,
  SourceShape,
  type ToldSentence,
  tellHead,
  tellSources,
  writeHead,
  writeSentence,
  writeSource,
} from '../told-case.ts'
import { answerFields, type Tool } from '../tool.ts'

const Sentences = Type.Array(SentenceShape)
const Named = Type.Object({ label: Type.String(), sentences: Sentences })

const AnswerShape = Type.Object({
  ...answerFields,
  case: HeadShape,
  summary: Type.Array(Type.String(), { description: '編集者の要約。引用には使わない' }),
  sections: Type.Array(Named),
  facts: Type.Array(Named, { description: '費用・人手・いまの姿。分からなければ「不明」' }),
  walls: Type.Array(Named, { description: 'ぶつかった壁と、取られた手' }),
  blanks: Type.Array(Type.String(), { description: 'この事例で分かっていないこと' }),
  sources: Type.Array(SourceShape),
  sourcing: Type.String(),
  checked: Type.String(),
  citation: Type.String(),
  related: Type.Array(Type.Object({ slug: Type.String(), title: Type.String() })),
})

type Answer = Omit<Static<typeof AnswerShape>, 'notice'>

/** Answers with a case as its page shows it. */
export const readCase: Tool<Answer> = {
  name: 'read_case',
  title: '事例を読む',
  description:
    '事例一つを、節ごとに、文ごとの出典の番号つきで読みます。費用や人手など分からないことは「不明」、まだ分かっていないことは blanks に並びます。長い事例は section で節を選べます。',
  takes: Type.Object({
    slug: Type.String({ description: 'search_cases が返した slug' }),
    section: Type.Optional(
      Type.Enum(
        sections.map(({ id }) => id),
        { description: sections.map(({ id, label }) => `${id} ${label}`).join('、') },
      ),
    ),
  }),
  gives: AnswerShape,
  answer: async (parameters, { library, origin }) => {
    const section = readTerm(parameters, 'section', sections)
    return tellCase(library, readSlug(parameters), { origin, section })
  },
  write: (answer) => [{ lines: writeCase(answer) }],
}

type Telling = { origin: string | undefined; section?: string | undefined }

/** Tells a case, by its name or a former one; refused where there is none. */
export function tellCase(library: Library, asked: string, { origin, section }: Telling): Answer {
  const { found, text } = find(library, asked, origin)
  const chosen = text.sections.filter(({ id }) => section === undefined || id === section)
  const { told, leftOut } = cutSections(chosen)
  const { cost, staff, now } = found.quotes
  const facts = [
    { label: '費用', sentences: orUnknown(cost ? [cost] : found.money.quotes) },
    { label: '人手', sentences: orUnknown(staff ? [staff] : []) },
    { label: 'いまの姿', sentences: orUnknown(now ? [now] : []) },
    { label: '結末', sentences: orUnknown(found.outcome.quote ? [found.outcome.quote] : []) },
  ]
  const walls = found.walls.map(({ barrier, responses }) => ({
    label: labelOf(barriers, barrier),
    sentences: orUnknown(responses),
  }))
  const named = [...told, ...facts, ...walls].flatMap(({ sentences }) => sentences)
  return {
    said: '事例を一つ、文ごとの出典つきで示します。',
    ...(leftOut > 0 && {
      cut: `長いので${leftOut}文を省きました。section を指定すると、その節を読めます。`,
    }),
    case: tellHead(found, origin),
    summary: splitLines(found.summary),
    sections: told,
    facts,
    walls,
    blanks: found.unknown,
    sources: tellSources(found.sources, named),
    sourcing: `${formatSourcing(found.sourcing)}。${sourcingCaveat}`,
    checked: formatDate(found.checked),
    citation: found.citation,
    related: found.related.map(({ slug, title }) => ({ slug, title })),
  }
}

/** The one slug of these arguments. */
function readSlug(parameters: Parameters): string {
  const slug = readSingle(parameters, 'slug')
  if (slug === undefined) throw new AppError('CASE_COUNT', { got: 0, least: 1, most: 1 })
  return slug.trim()
}

type Text = NonNullable<ReturnType<Library['readText']>>

function find(
  library: Library,
  slug: string,
  origin: string | undefined,
): { found: CaseAnswer; text: Text } {
  const place = isSlug(slug) ? library.findCase(slug, origin) : undefined
  if (place && 'movedTo' in place) return find(library, place.movedTo, origin)
  const text = place && library.readText(slug)
  if (place && text) return { found: place.found, text }
  const gone = isSlug(slug) ? library.findWithdrawn(slug) : undefined
  throw gone ? new AppError('CASE_WITHDRAWN', gone) : new AppError('CASE_NOT_FOUND', { slug })
}

type Told = { label: string; sentences: ToldSentence[] }

function cutSections(chosen: Text['sections']): { told: Told[]; leftOut: number } {
  let room: number = limits.caseText
  let leftOut = 0
  const told = chosen.map(({ label, sentences }) => {
    const cut = takeWithin(sentences, room)
    for (const { text } of cut.taken) room -= text.length
    leftOut += cut.leftOut
    return { label, sentences: orUnknown(cut.taken) }
  })
  return { told, leftOut }
}

/** A told case as lines of material. */
export function writeCase(answer: Answer): string[] {
  const { blanks, related } = answer
  const writeNamed = ({ label, sentences }: Told) =>
    sentences.map((sentence) => `${label}: ${writeSentence(sentence)}`)
  return [
    ...writeHead(answer.case),
    ...answer.summary.map((line) => `要約: ${line}`),
    ...[...answer.sections, ...answer.facts].flatMap(writeNamed),
    ...answer.walls.flatMap(({ label, sentences }) =>
      writeNamed({ label: `壁「${label}」への手`, sentences }),
    ),
    ...blanks.map((blank) => `${unknown}: ${blank}`),
    ...answer.sources.map((source) => `出典 ${writeSource(source)}`),
    `${answer.sourcing}　確認日 ${answer.checked}`,
    `この事例の引き方: ${answer.citation}`,
    ...related.map(({ slug, title }) => `関連: ${title}（${slug}）`),
  ]
}
