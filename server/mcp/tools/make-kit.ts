/** make_session_kit: the papers of a study session about some cases. */

import { readSlugs, readTerm } from '../../answers/parameters.ts'
import { kitMinutes, mostKitCases, usualKit } from '../../contract/kit.ts'
import { noEdits } from '../../contract/kit-edits.ts'
import { type Static, Type } from '../../contract/shape.ts'
import { AppError } from '../../errors.ts'
import { splitMaterial } from '../material.ts'
import { writeMissing } from '../told-case.ts'
import { answerFields, type Tool } from '../tool.ts'
import { readFile } from './read-file.ts'

const lengths = kitMinutes.map((minutes) => ({ id: String(minutes), label: `${minutes}分` }))

const AnswerShape = Type.Object({
  ...answerFields,
  minutes: Type.Integer(),
  markdown: Type.String(),
  missing: Type.Array(Type.String()),
})

type Answer = Omit<Static<typeof AnswerShape>, 'notice'>

/** Answers with the kit as Markdown. */
export const makeKit: Tool<Answer> = {
  name: 'make_session_kit',
  title: '勉強会キットを作る',
  description:
    '選んだ事例（1〜4件）から、30・60・90分の勉強会の進行表、配布資料、後編、置き換えシート、参考文献を Markdown で作ります。',
  takes: Type.Object({
    slug: Type.Array(Type.String(), {
      minItems: 1,
      maxItems: mostKitCases,
      description: '使う事例の slug',
    }),
    minutes: Type.Optional(
      Type.Integer({ enum: kitMinutes, description: '30、60、90 のどれか（いつもは60）' }),
    ),
  }),
  gives: AnswerShape,
  answer: async (parameters, { library }) => {
    const slugs = readSlugs(parameters, [1, mostKitCases])
    const asked = readTerm(parameters, 'minutes', lengths)
    const minutes = kitMinutes.find((one) => String(one) === asked) ?? usualKit.minutes
    const file = await library.exportKit(slugs, { ...usualKit, minutes }, 'md', noEdits)
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    return {
      said: `${minutes}分の勉強会の紙です。進行役の紙は配りません。後編は投票が終わるまで配りません。`,
      minutes,
      markdown: readFile(file),
      missing: [...file.missing],
    }
  },
  write: ({ markdown, missing }) => [
    { lines: [...splitMaterial(markdown), ...missing.map(writeMissing)] },
  ],
}
