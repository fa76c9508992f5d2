/** The way to the server: the only importer of its client, and what went wrong on it, in Japanese. */

import type { Meilisearch } from 'meilisearch'
import { createTransport, ServerRefusal, ServerTooSlow } from './transport.ts'

/** Opens the client of one key; an answer that takes longer than `timeoutMs` is an error. */
export async function connect(url: string, key: string, timeoutMs: number): Promise<Meilisearch> {
  // Loaded only where it is used: without a server it would be part of every start.
  const { Meilisearch } = await import('meilisearch')
  return new Meilisearch({ host: url, apiKey: key, httpClient: createTransport(timeoutMs) })
}

/** The server's refusal, or undefined for what never reached it or came back broken. */
export function readRefusal(error: unknown): ServerRefusal | undefined {
  return listCauses(error).find((cause) => cause instanceof ServerRefusal)
}

/** Why the server cannot be used, for an operator. */
export function describeFailure(error: unknown): string {
  const refusal = readRefusal(error)
  if (refusal) return describeRefusal(refusal)
  const causes = listCauses(error)
  if (causes.some((cause) => cause instanceof ServerTooSlow)) return '応答が遅い'
  if (causes.some((cause) => cause instanceof SyntaxError)) return '答えを読めない'
  const code = causes.map((cause) => ('code' in cause ? String(cause.code) : '')).find(Boolean)
  return code ? `つながらない（${code}）` : (causes[0]?.message ?? String(error))
}

function describeRefusal({ status, code }: ServerRefusal): string {
  if (status === 401 || status === 403) return `鍵が受け入れられない（${code || status}）`
  if (code === 'index_not_found') return '索引がない'
  if (status === 429 || status === 503) return `混んでいる（${status}）`
  return `断られた（${[status, code].filter(Boolean).join(' ')}）`
}

function listCauses(error: unknown): Error[] {
  const causes: Error[] = []
  for (let next = error; next instanceof Error && causes.length < 5; next = next.cause) {
    causes.push(next)
  }
  return causes
}
