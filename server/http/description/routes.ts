/** What programs may ask, address by address below that of the version; an address that is not here is not promised. */

import { cardParameters, typedParameters } from '../../answers/data-answer.ts'
import {
  comparisonParameters,
  exportParameters,
  onePageParameters,
} from '../../answers/file-answer.ts'
import { kitFileParameters } from '../../answers/kit-answer.ts'
import { searchParameters } from '../../answers/search-address.ts'
import { comparisonFormats, exportFormats } from '../../contract/api.ts'
import { dumpFormats } from '../../contract/dump.ts'
import { kitFormats } from '../../contract/kit.ts'
import { onePageFormats } from '../../contract/one-page.ts'
import { versionPrefix } from '../data-routes.ts'
import { dumpParameters } from '../dump.ts'
import type { DescribedCode } from './errors.ts'
import { sampleSlugs } from './parameters.ts'

export type RouteDescription = {
  /** What it is, in a few words. */
  name: string
  description: string
  /** The names that its address may have, as they are read; where there are none, none are looked at. */
  parameters: readonly string[]
  /** An address that is answered with 200 wherever there are two cases. */
  example: string
  /** Files that it gives instead of, or besides, data; the first of them where none is asked for is none. */
  files?: { formats: readonly string[]; besidesData?: true }
  /** Text that is always of one kind. */
  text?: string
  codes: readonly DescribedCode[]
  /** Whether an answer is never to be kept. */
  fresh?: true
}

const [one, other] = sampleSlugs
const both = `slug=${one}&slug=${other}`
const words = encodeURIComponent('窓口')
const reading = ['UNKNOWN_PARAMETER', 'REPEATED_PARAMETER'] as const
const typing = [...reading, 'QUERY_TOO_LONG'] as const
const filing = [
  ...reading,
  'BAD_PARAMETER',
  'CASE_COUNT',
  'NOTHING_TO_EXPORT',
  'FILE_TOO_LARGE',
  'TOO_BUSY',
] as const

export const routeDescriptions: Readonly<Record<string, RouteDescription>> = {
  '/search': {
    name: '探す',
    description: '言葉と意味の両方で探し、わけ、抜粋、絞り込みの数とともに答える。',
    parameters: searchParameters,
    example: `?q=${words}&size=5`,
    codes: [...typing, 'BAD_PARAMETER', 'TOO_BUSY'],
  },
  '/cases/:slug': {
    name: '事例を読む',
    description: '一つの事例の全部。名の変わった事例は、新しいアドレスへ 301 で導く。',
    parameters: [],
    example: one,
    codes: ['CASE_NOT_FOUND', 'CASE_WITHDRAWN', 'URL_TOO_LONG'],
  },
  '/cards': {
    name: '事例の要点',
    description: '事例番号で指した事例の、一覧に出す要点。無いものは missing に並ぶ。',
    parameters: cardParameters,
    example: `?${both}`,
    codes: ['UNKNOWN_PARAMETER', 'BAD_PARAMETER'],
  },
  '/compare': {
    name: '比べる',
    description: '2〜4件を並べた比較。format を付ければファイル。',
    parameters: comparisonParameters,
    example: `?${both}`,
    files: { formats: comparisonFormats, besidesData: true },
    codes: filing,
  },
  '/export': {
    name: '書き出す',
    description: '事例番号か、検索の条件で選んだ事例のファイル。100件まで。',
    parameters: exportParameters,
    example: `?${both}&format=md`,
    files: { formats: exportFormats },
    codes: [...filing, 'QUERY_TOO_LONG', 'MIXED_CHOICE'],
    fresh: true,
  },
  '/onepage': {
    name: '一枚にする',
    description: '1〜4件を、会議のためのA4一枚にしたファイル。',
    parameters: onePageParameters,
    example: `?${both}&format=md`,
    files: { formats: onePageFormats },
    codes: [...filing, 'QUERY_TOO_LONG'],
    fresh: true,
  },
  '/kit': {
    name: '勉強会キット',
    description: '1〜4件で行う勉強会の進行表と配布資料のファイル。',
    parameters: kitFileParameters,
    example: `?${both}&format=md`,
    files: { formats: kitFormats },
    codes: filing,
    fresh: true,
  },
  '/suggest': {
    name: '言葉の候補',
    description: '打ちかけの言葉が何になりうるか。',
    parameters: typedParameters,
    example: `?q=${words}`,
    codes: typing,
  },
  '/municipalities': {
    name: '自治体の名',
    description: '名の初めが合う全国の自治体。団体コードと人口がつく。',
    parameters: typedParameters,
    example: `?q=${encodeURIComponent('福井')}`,
    codes: typing,
  },
  '/start': {
    name: '収めたもの',
    description: '事例・自治体・出典の数、場面や壁ごとの数。',
    parameters: [],
    example: '',
    codes: [],
  },
  '/locate': {
    name: '場面ごとの事例',
    description: '12の場面ごとの、事例の数といくつかの事例。',
    parameters: [],
    example: '',
    codes: [],
  },
  '/coverage': {
    name: '収録の状況',
    description: 'どこが厚く、どこが薄いか。出典の数、空いた欄、確かめた日。',
    parameters: [],
    example: '',
    codes: [],
    fresh: true,
  },
  '/dump': {
    name: '全件のデータ',
    description: 'だれでも読める事例のすべて。SHA-256 は見出し repr-digest（RFC 9530）にある。',
    parameters: dumpParameters,
    example: '?format=jsonl',
    files: { formats: dumpFormats },
    codes: [...reading, 'BAD_PARAMETER'],
  },
  '/dump/checksum': {
    name: '全件のデータの SHA-256',
    description: 'sha256sum -c で確かめる形の一行。',
    parameters: dumpParameters,
    example: '?format=csv',
    files: { formats: dumpFormats },
    text: 'text/plain',
    codes: [...reading, 'BAD_PARAMETER'],
  },
  '/dump/dictionary': {
    name: '全件のデータの説明',
    description: '列の意味、分類の語、使うときの決まり。',
    parameters: [],
    example: '',
    text: 'text/markdown',
    codes: ['UNKNOWN_PARAMETER'],
  },
  '/health': {
    name: 'サーバーの様子',
    description: '動いている部分と、止まっている部分。一部が止まっていても 200 を答える。',
    parameters: [],
    example: '',
    codes: [],
    fresh: true,
  },
}

/** A whole address that is answered. */
export function addressOf(address: string): string {
  const { example = '' } = routeDescriptions[address] ?? {}
  const named = address.replace('/:slug', `/${example}`)
  return `${versionPrefix}${named === address ? address + example : named}`
}
