/** The way to the server: the only importer of its client, and what went wrong on it, in Japanese. */

import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { Meilisearch } from 'meilisearch'

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

/** The server's refusal: what it answers instead of doing what it was asked. */
class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal'
  readonly status: number
  /** Its name for the reason, such as index_not_found. */
  readonly code: string
  readonly retryAfterS: number | undefined

  constructor({ statusCode = 0, headers }: IncomingMessage, code: string) {
    super(`${statusCode} ${code}`)
    this.status = statusCode
    this.code = code
    const retryAfter = headers['retry-after'] ?? ''
    this.retryAfterS = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined
  }
}

/** What took longer than it may. */
class ServerTooSlow extends Error {
  override readonly name = 'ServerTooSlow'
}

/** The inventory of 100,000 cases has 8 MB. */
const longestAnswer = 256_000_000

/** Speaks to the server; `init` is what fetch would have been given. */
type Transport = (input: URL | string | Request, init?: RequestInit) => Promise<unknown>

/**
 * HTTP to the server that waits this long for a whole answer, in place of the client's own fetch: that sends head and
 * body of a request in two packets, and the second waits 40 ms for the first to be acknowledged (a search took 47 ms with
 * it, 4 ms in one packet). Also, nothing is followed that sends us elsewhere, and nothing is read without end.
 */
function createTransport(timeoutMs: number): Transport {
  const agents = {
    'http:': new PlainAgent({ keepAlive: true }),
    'https:': new SecureAgent({ keepAlive: true }),
  }
  const ask = async (url: URL, init: RequestInit): Promise<unknown> => {
    const { sent, body } = openRequest(url, init, agents)
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      sent.destroy(new ServerTooSlow())
    }, timeoutMs)
    try {
      sent.end(body)
      return readAnswer(...(await receive(sent)))
    } catch (error) {
      // While an answer is being read, Node 20 tells of the end that we made ourselves as of a reset.
      if (isLate) throw new ServerTooSlow()
      // A connection kept from before, which the server has closed meanwhile, says nothing about the server.
      if (sent.reusedSocket && isClosed(error)) return ask(url, init)
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
  return (input, init = {}) => ask(new URL(String(input)), init)
}

type Agents = Readonly<Record<'http:' | 'https:', PlainAgent>>

function openRequest(
  url: URL,
  init: RequestInit,
  agents: Agents,
): { sent: ClientRequest; body: string } {
  const isSecure = url.protocol === 'https:'
  const body = typeof init.body === 'string' ? init.body : ''
  const sent = (isSecure ? secureRequest : request)(url, {
    agent: agents[isSecure ? 'https:' : 'http:'],
    method: init.method ?? 'GET',
    headers: {
      ...Object.fromEntries(new Headers(init.headers)),
      'content-length': Buffer.byteLength(body),
    },
  })
  return { sent, body }
}

function isClosed(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  return error.code === 'ECONNRESET' || error.code === 'EPIPE'
}

async function receive(sent: ClientRequest): Promise<[answer: IncomingMessage, text: string]> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve)
    // Stays for what goes wrong while the answer is read; that is told by the answer.
    sent.on('error', reject)
  })
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece)
    length += piece.length
    if (length > longestAnswer) throw new RangeError('the answer has no end')
  }
  return [answer, Buffer.concat(pieces).toString('utf8')]
}

function readAnswer(answer: IncomingMessage, text: string): unknown {
  const { statusCode = 0 } = answer
  if (statusCode >= 200 && statusCode < 300) return text === '' ? undefined : JSON.parse(text)
  throw new ServerRefusal(answer, readCode(text))
}

/** An error need not come from the server itself: what stands before it answers in HTML. */
function readCode(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown }
    return typeof code === 'string' ? code : ''
  } catch {
    return ''
  }
}
