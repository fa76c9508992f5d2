/** The refusals that a program can meet, each as the answer that it would be given. */

import { describeError } from '../../answers/error-answer.ts'
import type { ErrorAnswer } from '../../contract/error-answer.ts'
import { Type } from '../../contract/shape.ts'
import { AppError } from '../../errors.ts'

const samples = [
  new AppError('BAD_PARAMETER', { name: 'size', got: '0', want: '1〜100の整数にしてください。' }),
  new AppError('UNKNOWN_PARAMETER', { name: 'query', known: ['q'] }),
  new AppError('REPEATED_PARAMETER', { name: 'q' }),
  new AppError('QUERY_TOO_LONG', { length: 201, limit: 200 }),
  new AppError('BROKEN_URL'),
  new AppError('CASE_COUNT', { got: 0, least: 1, most: 100 }),
  new AppError('MIXED_CHOICE'),
  new AppError('FILE_TOO_LARGE'),
  new AppError('CASE_NOT_FOUND', { slug: 'no-such-case' }),
  new AppError('NOTHING_TO_EXPORT'),
  new AppError('CASE_WITHDRAWN', {
    slug: 'gone-case',
    on: '2026-11-22',
    reason: '出典の誤りが分かったため',
    instead: [],
  }),
  new AppError('URL_TOO_LONG'),
  new AppError('TOO_MANY_REQUESTS', { retryAfterS: 30 }),
  new AppError('INTERNAL', { requestId: '1a2b3c4d' }),
  new AppError('TOO_BUSY'),
  new AppError('CLOSING'),
]

export type DescribedCode = (typeof samples)[number]['code']

/** What may happen at every address. */
export const commonCodes = ['BROKEN_URL', 'TOO_MANY_REQUESTS', 'INTERNAL', 'CLOSING'] as const

/** The refusals of these codes, in the order of their status. */
export function listErrors(
  codes: readonly DescribedCode[],
): { status: number; answer: ErrorAnswer }[] {
  return samples
    .filter(({ code }) => codes.includes(code))
    .map((error) => ({ status: error.status, answer: describeError(error) }))
    .sort((one, other) => one.status - other.status)
}

/** All of them. */
export function listAllErrors(): { status: number; answer: ErrorAnswer }[] {
  return listErrors(samples.map(({ code }) => code))
}

export const ErrorShape = Type.Object({
  error: Type.Object({
    code: Type.String({
      description: '誤りの種類。プログラムはこれで見分ける。増えることがある。',
    }),
    message: Type.String({ description: '人が読む文。言いまわしは変わることがある。' }),
    withdrawn: Type.Optional(
      Type.Object(
        {
          slug: Type.String(),
          title: Type.Optional(Type.String()),
          on: Type.String(),
          reason: Type.String(),
          instead: Type.Array(Type.Object({ slug: Type.String(), title: Type.String() })),
        },
        { description: '公開をやめた事例の、やめた日とわけと、代わりに読むもの。' },
      ),
    ),
  }),
})
