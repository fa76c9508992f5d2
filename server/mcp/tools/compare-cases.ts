/** compare_cases: two to four cases side by side, in sentences of their own. */

import { readSlugs } from '../../answers/parameters.ts'
import { type Static, Type } from '../../contract/shape.ts'
import { mostCompared } from '../../contract/vocabulary.ts'
import { AppError } from '../../errors.ts'
import {
  orUnknown,
  SentenceShape,
  SourceShape,
  tellSources,
  writeMissing,
  writeSentence,
  writeSource,
} from '../told-case.ts'
import { answerFields, type Tool } from '../tool.ts'

const AnswerShape = Type.Object({
  ...answerFields,
  cases: Type.Array(
    Type.Object({
      slug: Type.String(),
      title: Type.String(),
      membersOnly: Type.Optional(Type.Literal(true)),
      sources: Type.Array(SourceShape),
    }),
  ),
  rows: Type.Array(
    Type.Object({
      label: Type.String(),
      cells: Type.Array(Type.Array(SentenceShape), { description: 'cases と同じ順' }),
    }),
  ),
  missing: Type.Array(Type.String()),
})

type Answer = Omit<Static<typeof AnswerShape>, 'notice'>

/** Answers with a comparison, as long as one printed page. */
export const compareCases: Tool<Answer> = {
  name: 'compare_cases',
  title: '事例を比べる',
  description:
    '事例を2〜4件、規模・背景・取り組み・費用・成果・つまずき・結末などの行で並べます。どの欄も事例の文のままで、出典の番号がつきます。分からない欄は「不明」です。',
  takes: Type.Object({
    slug: Type.Array(Type.String(), {
      minItems: 2,
      maxItems: mostCompared,
      description: '比べる事例の slug',
    }),
  }),
  gives: AnswerShape,
  answer: async (parameters, { library }) => {
    const slugs = readSlugs(parameters, [2, mostCompared])
    const comparison = library.compare(slugs)
    if (!comparison) throw new AppError('NOTHING_TO_EXPORT')
    const { cases, rows, leftOut, missing } = comparison
    return {
      said: `${cases.length}件を並べます。`,
      ...(leftOut.length > 0 && { cut: `入りきらない行を省きました: ${leftOut.join('、')}` }),
      cases: cases.map(({ slug, title, membersOnly, sources }) => ({
        ...{ slug, title },
        ...(membersOnly && { membersOnly }),
        sources: tellSources(sources, [{ text: '', sources: sources.map(({ id }) => id) }]),
      })),
      // What the reader's own body has is for him to say.
      rows: rows
        .filter(({ cells }) => !cells.some(({ blank }) => blank))
        .map(({ label, cells }) => ({
          label,
          cells: cells.map(({ sentences }) => orUnknown(sentences)),
        })),
      missing,
    }
  },
  write: (answer) => [{ lines: writeComparison(answer) }],
}

function writeComparison({ cases, rows, missing }: Answer): string[] {
  return [
    ...cases.map(({ title, slug, membersOnly }, column) => {
      const mark = membersOnly ? '【会員限定】' : ''
      return `■ ${nameColumn(column)} ${mark}${title}（${slug}）`
    }),
    ...rows.flatMap(({ label, cells }) =>
      cells.map(
        (sentences, column) =>
          `${label} ${nameColumn(column)}: ${sentences.map(writeSentence).join('')}`,
      ),
    ),
    ...cases.flatMap(({ sources }, column) =>
      sources.map((source) => `出典 ${nameColumn(column)}${writeSource(source)}`),
    ),
    ...missing.map(writeMissing),
  ]
}

function nameColumn(column: number): string {
  return String.fromCodePoint(0x41 + column)
}
