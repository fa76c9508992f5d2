/** search_cases: the cases that answer a question, each with why it was found and the sentences that say so. */

import { readSearch } from '../../answers/search-address.ts'
import type { SearchAnswer } from '../../contract/api.ts'
import { type Static, Type } from '../../contract/shape.ts'
import { facets, fits, sorts, type Term } from '../../contract/vocabulary.ts'
import { limits } from '../limits.ts'
import { toQuery } from '../read-arguments.ts'
import { FoundShape, tellHit, writeFound } from '../told-hit.ts'
import { type Asked, answerFields, type Tool } from '../tool.ts'

const AnswerShape = Type.Object({
  ...answerFields,
  answered: Type.Boolean({ description: 'false なら該当なし。near は答えではない' }),
  total: Type.Integer(),
  page: Type.Integer(),
  corrected: Type.Optional(Type.String({ description: '読み直して探した言葉' })),
  understood: Type.Array(Type.String(), { description: '言葉から読み取った条件' }),
  cases: Type.Array(FoundShape),
  near: Type.Array(FoundShape, { description: '該当なしのときの、近いもの。答えには数えない' }),
  counts: Type.Array(
    Type.Object({
      facet: Type.String(),
      label: Type.String(),
      values: Type.Array(
        Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer() }),
      ),
    }),
  ),
})

type Answer = Static<typeof AnswerShape>

const filters = Object.fromEntries(
  facets.map(({ id, label, terms }) => [id, Type.Optional(Type.Array(takeValue(label, terms)))]),
)

function takeValue(label: string, terms: readonly Term[] | undefined) {
  if (!terms) return Type.String({ description: `${label}の語` })
  const words = terms.map((term) => `${term.id} ${term.label}`).join('、')
  return Type.Enum(
    terms.map(({ id }) => id),
    { description: `${label}: ${words}` },
  )
}

/** Orders by the size of the reader's own body need that body, of which an assistant knows nothing. */
const orders = sorts.filter(({ id }) => id !== 'size').map(({ id }) => id)

/** Answers GET /api/search, as far as an assistant can use it. */
export const searchCases: Tool<Omit<Answer, 'notice'>> = {
  name: 'search_cases',
  title: '先例を探す',
  description:
    '自治体改善の事例を、ふだんの言葉で探します。困りごとの文、条件（「東北の小さな市」など）、うろ覚えの名で探せます。見つかったわけと、出典の番号つきの文が返ります。answered が false なら「該当なし」です。near は近いだけのもので、答えとして扱いません。',
  takes: Type.Object({
    query: Type.Optional(Type.String({ description: '探す言葉。200字まで' })),
    ...filters,
    from: Type.Optional(Type.Integer({ description: 'この年より後に続いていたもの' })),
    to: Type.Optional(Type.Integer({ description: 'この年より前に続いていたもの' })),
    sort: Type.Optional(Type.Enum(orders)),
    fit: Type.Optional(
      Type.Enum(
        fits.map(({ id }) => id),
        { description: 'good なら、よく合うものだけ' },
      ),
    ),
    page: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  gives: AnswerShape,
  answer: async (parameters, asked) => {
    const { query = [], ...rest } = Object.fromEntries(parameters)
    const named = new Map([...Object.entries(rest), ['q', query]] as [string, readonly string[]][])
    const request = { ...readSearch(`?${toQuery(named)}`), size: limits.found }
    const found = await asked.library.search(request, asked.signal)
    return describe(found, asked)
  },
  write: ({ cases, near }) => [
    ...(cases.length > 0 ? [{ lines: cases.flatMap(writeFound) }] : []),
    ...(near.length > 0 ? [{ heading: nearHeading, lines: near.flatMap(writeFound) }] : []),
  ],
}

const nearHeading = '次は、近いだけのものです。問いへの答えとして扱いません。'

function describe(answer: SearchAnswer, asked: Asked): Omit<Answer, 'notice'> {
  const { total, page, hits, near = [], query } = answer
  const shown = (page - 1) * limits.found + hits.length
  return {
    said: sayTotal(answer),
    ...(shown < total && {
      cut: `${total}件のうち${shown}件目までを示しました。続きは page: ${page + 1} で読めます。`,
    }),
    answered: !answer.noAnswer,
    total,
    page,
    ...(query.corrected !== undefined && { corrected: query.corrected }),
    understood: (query.understood ?? []).map(({ label }) => label),
    cases: hits.map((hit) => tellHit(hit, hit.fit === 'good' ? 'よく合う' : '一部だけ合う', asked)),
    near: near.map((hit) => tellHit(hit, '近いだけ', asked)),
    counts: countFacets(answer),
  }
}

function sayTotal({ noAnswer, near = [], total, fits: counted, degraded }: SearchAnswer): string {
  const lacking = degraded ? `（いま使えないもの: ${degraded.join('、')}）` : ''
  if (!noAnswer) {
    return `${total}件が見つかりました（よく合う${counted.good}件、一部だけ合う${counted.part}件）。${lacking}`
  }
  const apart = near.length > 0 ? `近いだけのもの${near.length}件を、答えと分けて添えます。` : ''
  return `該当なし。この問いに答える事例はありません。${apart}${lacking}`
}

function countFacets({ facets: counted }: SearchAnswer): Answer['counts'] {
  return facets.flatMap(({ id, label }) => {
    const values = (counted[id] ?? []).filter(({ count }) => count > 0)
    return values.length > 0 ? [{ facet: id, label, values: values.slice(0, limits.counted) }] : []
  })
}
