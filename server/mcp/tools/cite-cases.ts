/** cite_cases: cases and their sources as a list of references. */

import { readSlugs, readTerm } from '../../answers/parameters.ts'
import { type Static, Type } from '../../contract/shape.ts'
import { AppError } from '../../errors.ts'
import { limits } from '../limits.ts'
import { splitMaterial } from '../material.ts'
import { writeMissing } from '../told-case.ts'
import { answerFields, type Tool } from '../tool.ts'
import { readFile } from './read-file.ts'

/** What programs and papers of the association read. */
const formats = [
  { id: 'sist02', label: 'SIST 02（本文に載せる形）' },
  { id: 'bibtex', label: 'BibTeX' },
  { id: 'csl', label: 'CSL-JSON' },
] as const

const AnswerShape = Type.Object({
  ...answerFields,
  format: Type.String(),
  references: Type.String(),
  missing: Type.Array(Type.String()),
})

type Answer = Omit<Static<typeof AnswerShape>, 'notice'>

/** Answers with the references, which are never cut. */
export const citeCases: Tool<Answer> = {
  name: 'cite_cases',
  title: '事例を引く',
  description: '事例とその出典を、参考文献の一覧（SIST 02、BibTeX、CSL-JSON）にします。',
  takes: Type.Object({
    slug: Type.Array(Type.String(), {
      minItems: 1,
      maxItems: limits.cited,
      description: '引く事例の slug',
    }),
    format: Type.Optional(
      Type.Enum(
        formats.map(({ id }) => id),
        { description: formats.map(({ id, label }) => `${id} ${label}`).join('、') },
      ),
    ),
  }),
  gives: AnswerShape,
  answer: async (parameters, { library, origin }) => {
    const slugs = readSlugs(parameters, [1, limits.cited])
    const format = readTerm(parameters, 'format', formats) ?? 'sist02'
    const context = origin === undefined ? {} : { origin }
    const file = await library.exportCases({ slugs }, format, context)
    if (!file) throw new AppError('NOTHING_TO_EXPORT')
    return {
      said: `${slugs.length - file.missing.length}件の事例とその出典の参考文献です。`,
      format,
      references: readFile(file),
      missing: [...file.missing],
    }
  },
  write: ({ references, missing }) => [
    { lines: [...splitMaterial(references), ...missing.map(writeMissing)] },
  ],
}
