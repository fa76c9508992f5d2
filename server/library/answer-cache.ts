/** Answers of the last searches: paging back, reloading and the question everybody asks cost nothing. */

import type { SearchAnswer } from '../contract/api.ts'
import type { SearchRequest } from './library.ts'

type Search = (request: SearchRequest, signal?: AbortSignal) => Promise<SearchAnswer>

/** Bounded, so that many different questions do not fill the memory. */
const mostAnswers = 200

/** Remembers answers until `forget`; what was answered with a part away is asked again. */
export function rememberAnswers(search: Search): { search: Search; forget: () => void } {
  const answers = new Map<string, SearchAnswer>()
  let version = 0
  return {
    search: async (request, signal) => {
      const startedAt = performance.now()
      const key = JSON.stringify(request)
      const known = answers.get(key)
      if (known) return { ...known, tookMs: Math.round(10 * (performance.now() - startedAt)) / 10 }
      const asked = version
      const answer = await search(request, signal)
      // An answer of the former content, come after it was swapped, is not the answer of the next one.
      if (answer.degraded || asked !== version) return answer
      if (answers.size >= mostAnswers) answers.delete(answers.keys().next().value ?? '')
      answers.set(key, answer)
      return answer
    },
    forget: () => {
      version++
      answers.clear()
    },
  }
}
