/** Indexes that nobody searches any more: of former settings, or left behind by a publish that was killed. */

import type { Meilisearch } from 'meilisearch'
import { type Audience, liveIndex } from './settings.ts'

/** Younger ones may be another publish under way, or still be searched by the version that is being replaced. */
const keptMs = 24 * 60 * 60 * 1000

/** Asks the server to remove them; that it does is not waited for. */
export async function removeLeftovers(client: Meilisearch, audience: Audience): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: 1000 })
  for (const { uid, updatedAt } of results) {
    const isOurs = uid.startsWith(`${audience}-`) && uid !== liveIndex(audience)
    if (isOurs && Date.now() - Date.parse(updatedAt) > keptMs) await client.deleteIndex(uid)
  }
}
