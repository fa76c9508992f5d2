/** Answers of the last searches: paging back, reloading and the question everybody asks cost nothing. */

import type { SearchAnswer } from '../contract/api.ts'
import type { Library } from './library.ts'

type Search = Library['search']

/** Bounded, so that many different questions do not fill the memory. */
const mostAnswers = 200

/** Keeps answers until `clear`; what was answered with a part away is asked again. */
export function createAnswerCache(search: Search): { search: Search; clear: () => void } {
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
      // The answer of a former catalogue, come after it was swapped, is not the answer of the next one.
      if (answer.degraded || asked !== version) return answer
      if (answers.size >= mostAnswers) answers.delete(answers.keys().next().value ?? '')
      answers.set(key, answer)
      return answer
    },
    clear: () => {
      version++
      answers.clear()
    },
  }
}
