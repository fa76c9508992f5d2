/** What became of a link. */

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

const troubleByCode: Readonly<Record<string, Trouble>> = {
  ENOTFOUND: 'no-host',
  EAI_AGAIN: 'no-host',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
}

/** What a failed fetch says; the reason lies in its cause. */
export function readTrouble(error: unknown): Trouble {
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
export function judgeStatus(status: number, moved: boolean): Verdict {
  if (status >= 200 && status < 300) return moved ? 'moved' : 'alive'
  return status === 404 || status === 410 ? 'dead' : 'unclear'
}
