/** What an address answers: the data or file that was asked for, and every refusal with its sentence. */

import { STATUS_CODES } from 'node:http'
import { DumpRecordShape } from '../../contract/dump.ts'
import { type Shape, Type } from '../../contract/shape.ts'
import { commonCodes, ErrorShape, listErrors } from './errors.ts'
import type { RouteDescription } from './routes.ts'

/** The media types of the files, as they are sent. */
export const fileTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonl',
  ris: 'application/x-research-info-systems',
  bibtex: 'application/x-bibtex',
  csl: 'application/vnd.citationstyles.csl+json',
  sist02: 'text/plain',
}

/** Describes them by status; `schema` is what the route answers data by. */
export function describeAnswers(
  address: string,
  described: RouteDescription,
  schema: unknown,
): Record<string, unknown> {
  const statuses = listErrors([...commonCodes, ...described.codes])
  const refusals = new Map(
    statuses.map(({ status }) => [status, describeRefusal(status, statuses)]),
  )
  return {
    200: describeGood(address, described, schema),
    ...(address.endsWith('/:slug') && { 301: moved }),
    ...(!described.fresh && { 304: unchanged }),
    ...Object.fromEntries(refusals),
  }
}

function describeGood(address: string, described: RouteDescription, schema: unknown): unknown {
  const { fresh, name } = described
  const media = listMedia(address, described, schema)
  return {
    description: `${name}の答え。`,
    headers: { ...(fresh ? neverKept : kept), ...(address === '/dump' && digest), ...rateHeaders },
    content: Object.fromEntries(media.map(([type, shape]) => [type, { schema: shape }])),
  }
}

/** The kind of the example comes first. */
function listMedia(
  address: string,
  { files, text, example }: RouteDescription,
  schema: unknown,
): [string, Shape][] {
  if (text !== undefined) return [[text, Type.String()]]
  const data = isAnswers(schema) ? [['application/json', schema[200]] as [string, Shape]] : []
  const asked = /format=(\w+)/.exec(example)?.[1]
  const formats = [...(files?.formats ?? [])].sort((one) => (one === asked ? -1 : 0))
  const shapes: Record<string, Shape> = address === '/dump' ? { jsonl: DumpRecordShape } : {}
  return [
    ...data,
    ...formats.map((format): [string, Shape] => [
      fileTypes[format] ?? '',
      shapes[format] ?? (format === 'docx' ? binary : Type.String()),
    ]),
  ]
}

const binary: Shape = { type: 'string', contentMediaType: fileTypes['docx'] }

function isAnswers(schema: unknown): schema is { 200: Shape } {
  return typeof schema === 'object' && schema !== null && 200 in schema
}

function describeRefusal(status: number, all: ReturnType<typeof listErrors>): unknown {
  const codes = all.filter((one) => one.status === status).map(({ answer }) => answer)
  return {
    description: codes.map(({ error }) => `${error.code}: ${error.message}`).join('\n\n'),
    ...(status === 429 && { headers: { ...rateHeaders, 'retry-after': retryAfter } }),
    content: {
      'application/json': {
        schema: ErrorShape,
        examples: Object.fromEntries(codes.map((value) => [value.error.code, { value }])),
      },
    },
  }
}

const header = (description: string, example: string, type = 'string') => ({
  ...{ type, description, examples: [example] },
})
const neverKept = { 'cache-control': header('取り置かない。', 'no-store') }
const kept = {
  etag: header(
    'この答えの印。次に If-None-Match に付ける。一部が止まっているときの答えにはない。',
    'W/"Zk3b…"',
  ),
  'cache-control': header('取り置いてよいが、使う前に尋ねる。', 'no-cache'),
}
const digest = { 'repr-digest': header('中身の SHA-256（RFC 9530）。', 'sha-256=:…:') }
const rateHeaders = {
  'ratelimit-limit': header('1分に尋ねられる回数。', '1200'),
  'ratelimit-remaining': header('残りの回数。', '1199'),
  'ratelimit-reset': header('数え直すまでの秒。', '60'),
}
const retryAfter = header('待つ秒。', '30')
const moved = {
  type: 'null',
  description: '事例の名が変わった。',
  headers: { location: header('新しいアドレス。', '/api/v1/cases/…') },
}
const unchanged = {
  type: 'null',
  description: `${STATUS_CODES[304]}: If-None-Match の印のときから変わっていない。`,
}
