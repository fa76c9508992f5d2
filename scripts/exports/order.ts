/** What the command line of `npm run export` asks for. */

import { parseArgs } from 'node:util'
import { type ExportFormat, exportFormats } from '../../server/contract/api.ts'
import type { CaseChoice } from '../../server/library/library.ts'

export const help = `事例をファイルに書き出します。
使い方: npm run export -- --query 言葉 --format docx --out ファイル
        npm run export -- --slug 事例番号 --slug 事例番号 --format md --out ファイル
        npm run export -- --all --format csv --out ファイル
形式:   ${exportFormats.join('、')}
事例のフォルダは --cases で、ほかのものにできます。`

export type Order = {
  choice: CaseChoice
  format: ExportFormat
  out: string
  cases: string | undefined
}

/** The order, or the sentence that says what is wrong with it. */
export function readOrder(words: string[]): Order | string {
  const values = parseWords(words)
  if (!values) return '知らない指定があるか、値が足りません。'
  const { query, slug = [], all, out } = values
  const ways = [query !== undefined, slug.length > 0, all].filter(Boolean).length
  if (ways !== 1) return '--query、--slug、--all のどれか一つで事例を選んでください。'
  if (query?.trim() === '') return '--query の言葉が空です。'
  const format = exportFormats.find((one) => one === values.format)
  if (!format) return `--format は ${exportFormats.join('、')} のどれかです。`
  if (!out) return '--out に書き出すファイルを指定してください。'
  return { choice: readChoice(query, slug), format, out, cases: values.cases }
}

function parseWords(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        query: { type: 'string' },
        slug: { type: 'string', multiple: true },
        all: { type: 'boolean', default: false },
        format: { type: 'string' },
        out: { type: 'string' },
        cases: { type: 'string' },
      },
    }).values
  } catch {
    return undefined
  }
}

/** No limit here: whoever runs this waits for nobody but themselves. */
function readChoice(query: string | undefined, slugs: readonly string[]): CaseChoice {
  if (slugs.length > 0) return { slugs }
  const search = {
    text: query?.trim() ?? '',
    facets: {},
    sort: query === undefined ? 'prefecture' : 'relevance',
    page: 1,
    size: 100,
  } as const
  return { search, most: Number.POSITIVE_INFINITY }
}
