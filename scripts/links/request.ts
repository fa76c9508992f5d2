/** One polite request for an address. */

import type { HostGate } from './host-gate.ts'
import { readTrouble, type Trouble } from './outcome.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type Asking = {
  fetch: Fetch
  gate: HostGate
  /** For one request, its body included. */
  timeoutMs: number
}

export type Answer = { status: number; location?: string } | { trouble: Trouble }

const userAgent = 'kaizen-case-library-link-check/1 (checks the sources of a case library)'

/** As much of a page as is read to see that it really arrives. */
const maxBodyBytes = 64 * 1024

/** Asks with HEAD, and with GET where HEAD brings no good answer: many servers do not know it. */
export async function askPage(url: string, asking: Asking): Promise<Answer> {
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
