/** What becomes of an address: asked politely, along its redirects, to a verdict. */

import { type Static, Type } from '../../server/contract/shape.ts'

/**
 * alive: it answers. moved: it answers, and said that its address has changed for good. dead: the page or its host is gone.
 * unclear: refused, failed or silent, which may be a passing trouble or a dislike of programs.
 */
export const verdicts = ['alive', 'moved', 'dead', 'unclear'] as const

export type Verdict = (typeof verdicts)[number]

/** Why there was no answer, or none to go by. */
const troubles = [
  'timeout',
  'no-host',
  'no-connection',
  'certificate',
  'no-http',
  'redirects',
  'bad-redirect',
  'top-page',
] as const

export type Trouble = (typeof troubles)[number]

/** Also the shape of an entry in the cache, which is read back from disk. */
export const OutcomeShape = Type.Object({
  verdict: Type.Enum(verdicts),
  status: Type.Optional(Type.Integer()),
  trouble: Type.Optional(Type.Enum(troubles)),
  /** Every address it was led on to, the last being where it ended. */
  redirects: Type.Array(Type.String()),
})

export type Outcome = Static<typeof OutcomeShape>

const mostRedirects = 3

/** Asks for an address and follows at most three redirects. */
export async function followLink(start: string, asking: Asking): Promise<Outcome> {
  const redirects: string[] = []
  let moved = false
  for (;;) {
    const url = redirects.at(-1) ?? start
    const answer = await askPage(url, asking)
    if ('trouble' in answer) return failed(answer.trouble, redirects)
    const { status, location } = answer
    if (status < 300 || status >= 400 || location === undefined) {
      return judgePage(start, judgeStatus(status, moved), { status, redirects })
    }
    const next = resolveAddress(location, url)
    if (next === undefined) return { ...failed('bad-redirect', redirects), status }
    if (redirects.length === mostRedirects) return { ...failed('redirects', redirects), status }
    redirects.push(next)
    moved ||= status === 301 || status === 308
  }
}

function failed(trouble: Trouble, redirects: string[]): Outcome {
  return { verdict: trouble === 'no-host' ? 'dead' : 'unclear', trouble, redirects }
}

function judgePage(start: string, verdict: Verdict, page: Page): Outcome {
  const answers = verdict === 'alive' || verdict === 'moved'
  if (!answers || !leadsToTopPage(start, page.redirects)) return { verdict, ...page }
  return { verdict: 'unclear', trouble: 'top-page', ...page }
}

type Page = { status: number; redirects: string[] }

/** Sites like to send whoever asks for a page that is gone to their top page, as if all were well. */
function leadsToTopPage(start: string, redirects: string[]): boolean {
  const end = new URL(redirects.at(-1) ?? start)
  return end.pathname === '/' && end.search === '' && new URL(start).pathname !== '/'
}

function resolveAddress(location: string, base: string): string | undefined {
  if (!URL.canParse(location, base)) return undefined
  const url = new URL(location, base)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type Asking = {
  fetch: Fetch
  gate: HostGate
  /** For one request, its body included. */
  timeoutMs: number
}

type Answer = { status: number; location?: string } | { trouble: Trouble }

const userAgent = 'kaizen-case-library-link-check/1 (checks the sources of a case library)'

/** As much of a page as is read to see that it really arrives. */
const maxBodyBytes = 64 * 1024

/** Asks with HEAD, and with GET where HEAD brings no good answer: many servers do not know it. */
async function askPage(url: string, asking: Asking): Promise<Answer> {
  const head = await request(url, 'HEAD', asking)
  const settled = 'status' in head ? head.status < 400 || head.status === 429 : isHopeless(head)
  return settled ? head : request(url, 'GET', asking)
}

function isHopeless({ trouble }: { trouble: Trouble }): boolean {
  return trouble === 'no-host' || trouble === 'certificate'
}

function request(url: string, method: 'HEAD' | 'GET', asking: Asking): Promise<Answer> {
  return asking.gate(url, async () => {
    try {
      const response = await asking.fetch(url, {
        method,
        redirect: 'manual',
        headers: { 'user-agent': userAgent, accept: '*/*' },
        signal: AbortSignal.timeout(asking.timeoutMs),
      })
      await readSome(response)
      const location = response.headers.get('location')
      return { status: response.status, ...(location !== null && { location }) }
    } catch (error) {
      return { trouble: readTrouble(error) }
    }
  })
}

async function readSome({ body }: Response): Promise<void> {
  if (!body) return
  const reader = body.getReader()
  let bytes = 0
  while (bytes < maxBodyBytes) {
    const { done, value } = await reader.read()
    if (done) return
    bytes += value.byteLength
  }
  await reader.cancel()
}

type HostGate = <T>(url: string, ask: () => Promise<T>) => Promise<T>

/** Politeness: lets requests through one by one per host, `pauseMs` apart; redirects queue like any other. */
export function openHostGate(pauseMs: number): HostGate {
  const tails = new Map<string, Promise<unknown>>()
  return (url, ask) => {
    const { host } = new URL(url)
    const turn = (tails.get(host) ?? Promise.resolve()).then(ask)
    const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))
    tails.set(host, turn.then(pause, pause))
    return turn
  }
}

const troubleByCode: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: 'no-host',
  EAI_AGAIN: 'no-host',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
}

/** What a failed fetch says; the reason lies in its cause. */
function readTrouble(error: unknown): Trouble {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  const code = codeOf(error instanceof Error ? (error.cause ?? error) : undefined)
  if (code.startsWith('HPE_')) return 'no-http'
  if (/CERT|SSL|TLS|ALTNAME|SIGNATURE/.test(code)) return 'certificate'
  return troubleByCode[code] ?? 'no-connection'
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

/** The verdict on a final status, which is no redirect. */
function judgeStatus(status: number, moved: boolean): Verdict {
  if (status >= 200 && status < 300) return moved ? 'moved' : 'alive'
  return status === 404 || status === 410 ? 'dead' : 'unclear'
}
