/** What each name in an address means, made of the vocabularies and bounds by which addresses are read. */

import { mostCards } from '../../answers/data-answer.ts'
import { comparedCounts, mostCases } from '../../answers/file-answer.ts'
import { sizes } from '../../answers/search-address.ts'
import { kitMinutes, kitPeople, mostKitCases, ownBodies, purposes } from '../../contract/kit.ts'
import {
  longestField,
  longestText,
  mostValues,
  pages,
  people,
  years,
} from '../../contract/read-address.ts'
import { type Shape, Type } from '../../contract/shape.ts'
import {
  evidences,
  facets,
  fits,
  mostCompared,
  slugPattern,
  sorts,
  type Term,
} from '../../contract/vocabulary.ts'

/** The example is one that the library accepts. */
export type ParameterDescription = {
  description: string
  schema: Shape
  example: string | number | readonly string[]
  required?: true
}

/** Stand for names of cases, which every library has its own of. */
export const sampleSlugs = ['sample-case-of-this-library', 'another-case-of-this-library'] as const

const whole = ([minimum, maximum]: readonly [number, number]): Shape =>
  Type.Integer({ minimum, maximum })
const word = (terms: readonly Term[]): Shape => Type.Enum(terms.map(({ id }) => id))
const tell = (terms: readonly Term[]): string =>
  terms.map(({ id, label }) => `${id}（${label}）`).join('、')

const facetParameters = Object.fromEntries(
  facets.map(({ id, label, terms }): [string, ParameterDescription] => [
    id,
    {
      description: `${label}で絞る。繰り返せば、そのどれか。初めに「-」を付けると、それを除く。${
        terms ? `語は ${tell(terms)}。日本語の名で書いてもよい。` : '事例の使う語そのもの。'
      }`,
      schema: Type.Array(
        terms
          ? Type.Enum(terms.flatMap((term) => [term.id, `-${term.id}`]))
          : Type.String({ minLength: 1, maxLength: longestField }),
        { maxItems: mostValues },
      ),
      example: [terms?.[0]?.id ?? '窓口'],
    },
  ]),
)

/** Names that mean the same at every address that has them. */
const everywhere: Readonly<Record<string, ParameterDescription>> = {
  ...facetParameters,
  q: {
    description: `探す言葉か文。${longestText}字まで。空なら、すべての事例。`,
    schema: Type.String({ maxLength: longestText }),
    example: '窓口の待ち時間',
  },
  from: { description: 'この年から後に行われていた事例。', schema: whole(years), example: 2010 },
  to: { description: 'この年までに行われていた事例。', schema: whole(years), example: 2019 },
  period: {
    description: '年代の初めの年。from と to の代わりに使う。',
    schema: Type.Integer({ minimum: years[0], maximum: years[1], multipleOf: 10 }),
    example: 2010,
  },
  ignore: {
    description:
      '言葉から読み取った条件のうち、使わないもの。答えの understood にある facet と value を「:」でつなぐ。繰り返せる。',
    schema: Type.Array(Type.String(), { maxItems: mostValues }),
    example: ['population:town-village'],
  },
  sort: {
    description: `並べ方。${tell(sorts)}。size には own を添える。`,
    schema: word(sorts),
    example: 'newest',
  },
  own: {
    description: 'うちの人口。sort=size のときに使う。',
    schema: whole(people),
    example: 15000,
  },
  fit: {
    description: `一覧に出す事例。${tell(fits)}。付けなければ、すべて。`,
    schema: word(fits),
    example: 'good',
  },
  page: { description: '何頁目か。', schema: whole(pages), example: 2 },
  size: { description: '1頁の件数。付けなければ20。', schema: whole(sizes), example: 5 },
  evidence: {
    description: `何で探すか。${tell(evidences)}。`,
    schema: word(evidences),
    example: 'words',
  },
  minutes: {
    description: '勉強会の長さ（分）。付けなければ60。',
    schema: { enum: kitMinutes.map(String) },
    example: '90',
  },
  purpose: {
    description: `勉強会のねらい。${tell(purposes)}。`,
    schema: word(purposes),
    example: 'begin',
  },
  date: {
    description: '勉強会の日。',
    schema: Type.String({ format: 'date' }),
    example: '2026-12-10',
  },
}

/** Names that mean at one address what they mean nowhere else; `format` is told by the files of the address. */
const ofOneAddress: Readonly<Record<string, Readonly<Record<string, ParameterDescription>>>> = {
  '/suggest': { q: typed('打ちかけの言葉') },
  '/municipalities': { q: typed('自治体の名の初め') },
  '/cards': { slug: slugs([0, mostCards]) },
  '/compare': { slug: required(slugs(comparedCounts)) },
  '/export': { slug: slugs([1, mostCases]) },
  '/onepage': {
    slug: required(slugs([1, mostCompared])),
    q: { ...typed('紙の上に書く問い'), example: '窓口をどう短くするか' },
  },
  '/kit': {
    slug: required(slugs([1, mostKitCases])),
    people: {
      description: '勉強会に出る人の数。',
      schema: whole([kitPeople.least, kitPeople.most]),
      example: 12,
    },
    own: {
      description: `わが団体の種類。${tell(ownBodies)}。`,
      schema: word(ownBodies),
      example: 'town',
    },
  },
}

function typed(what: string): ParameterDescription {
  return {
    description: `${what}。${longestText}字まで。`,
    schema: Type.String({ maxLength: longestText }),
    example: '福',
  }
}

function slugs([minItems, maxItems]: readonly [number, number]): ParameterDescription {
  return {
    description: `事例番号。繰り返して${maxItems}件まで。`,
    schema: Type.Array(Type.String({ pattern: slugPattern }), { minItems, maxItems }),
    example: sampleSlugs,
  }
}

function required(parameter: ParameterDescription): ParameterDescription {
  return { ...parameter, required: true }
}

/** What this name means at this address; a name that nobody has described is a bug. */
export function describeParameter(address: string, name: string): ParameterDescription {
  const found = ofOneAddress[address]?.[name] ?? everywhere[name]
  if (!found) throw new Error(`nobody has described ${name} of ${address}`)
  return found
}
