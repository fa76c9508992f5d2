/** find_ways_past_a_wall: what was done about a barrier, in the sentences of the cases that met it. */

import { readTerm } from '../../answers/parameters.ts'
import { type Static, Type } from '../../contract/shape.ts'
import { barriers, labelOf, populationClasses } from '../../contract/vocabulary.ts'
import { AppError } from '../../errors.ts'
import { QuotedShape, tellQuoted, writeQuoted } from '../told-case.ts'
import { answerFields, type Tool } from '../tool.ts'

const AnswerShape = Type.Object({
  ...answerFields,
  barrier: Type.String(),
  met: Type.Integer({ description: 'この壁にぶつかった事例の数' }),
  answered: Type.Integer({ description: 'うち、取られた手が分かる事例の数' }),
  cases: Type.Array(QuotedShape),
})

type Answer = Omit<Static<typeof AnswerShape>, 'notice'>

const describeTerms = (terms: readonly { id: string; label: string }[]) =>
  terms.map(({ id, label }) => `${id} ${label}`).join('、')

/** Answers with the first cases that say what they did. */
export const findWays: Tool<Answer> = {
  name: 'find_ways_past_a_wall',
  title: '壁への手を探す',
  description:
    '庁内の反発や人手不足などの壁に、ほかの自治体がどんな手を取ったかを、事例の文と出典で示します。人口の区分で絞れます。手の分かる事例がなければ「該当なし」と言います。',
  takes: Type.Object({
    barrier: Type.Enum(
      barriers.map(({ id }) => id),
      { description: describeTerms(barriers) },
    ),
    population: Type.Optional(
      Type.Enum(
        populationClasses.map(({ id }) => id),
        { description: describeTerms(populationClasses) },
      ),
    ),
  }),
  gives: AnswerShape,
  answer: async (parameters, { library, origin }) => {
    const barrier = readTerm(parameters, 'barrier', barriers)
    const population = readTerm(parameters, 'population', populationClasses)
    if (barrier === undefined) {
      const want = `使える語は ${describeTerms(barriers)} です。`
      throw new AppError('BAD_PARAMETER', { name: 'barrier', got: '', want })
    }
    const found = library.barriers(population).find((one) => one.barrier === barrier)
    const { count: met = 0, answered = 0, cases = [] } = found ?? {}
    return {
      said:
        answered > 0
          ? `この壁にぶつかった事例${met}件のうち、${answered}件で取られた手が分かります。`
          : `該当なし。取られた手の分かる事例はありません（この壁にぶつかった事例は${met}件）。`,
      ...(cases.length < answered && {
        cut: `${answered}件のうち${cases.length}件を示しました。ほかは search_cases の barrier で探せます。`,
      }),
      barrier: labelOf(barriers, barrier),
      met,
      answered,
      cases: cases.map(({ responses, ...card }) => {
        const sources = library.readText(card.slug)?.sources ?? []
        return tellQuoted(card, responses, sources, origin)
      }),
    }
  },
  write: ({ cases }) => [{ lines: cases.flatMap(writeQuoted) }],
}
