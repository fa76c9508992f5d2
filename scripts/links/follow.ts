/** From an address to what became of it, along its redirects. */

import { judgeStatus, type Outcome, type Trouble, type Verdict } from './outcome.ts'
import { type Asking, askPage } from './request.ts'

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
