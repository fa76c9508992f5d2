/** Tells in the answer to a search that its meaning was not looked at: the worker takes that for no fault, the reader must know. */

import type { SearchAnswer } from '../../server/contract/api.ts'

/** The same answer, marked; a list without words has no meaning to look at. */
export async function markWordsAlone(response: Response): Promise<Response> {
  if (!response.ok) return response
  const answer = (await response.json()) as SearchAnswer
  if (answer.query.text !== '') answer.degraded ??= ['言葉だけで探した']
  return new Response(JSON.stringify(answer), response)
}
