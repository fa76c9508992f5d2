/** What was found out about links in the last 30 days, kept in a file. */

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Ajv } from 'ajv'
import { type Static, Type } from '../../server/contract/shape.ts'
import { type Outcome, OutcomeShape } from './follow.ts'

const CacheShape = Type.Object({
  version: Type.Literal(1),
  links: Type.Record(
    Type.Object({
      askedAt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T' }),
      ...OutcomeShape.properties,
    }),
  ),
})

type CacheFile = Static<typeof CacheShape>

const isCacheFile = new Ajv().compile<CacheFile>(CacheShape)

const daysKept = 30
const dayMs = 24 * 60 * 60 * 1000

export type LinkCache = {
  find: (url: string) => Outcome | undefined
  keep: (url: string, outcome: Outcome) => void
  save: () => Promise<void>
}

/** Opens the cache as of a moment; a damaged file counts as none, which `say` is told. */
export async function openLinkCache(
  file: string,
  now: Date,
  say: (sentence: string) => void,
): Promise<LinkCache> {
  const oldest = new Date(now.getTime() - daysKept * dayMs).toISOString()
  const links = new Map(
    Object.entries(await readCache(file, say)).filter(([, { askedAt }]) => askedAt >= oldest),
  )
  let saving: Promise<void> = Promise.resolve()
  return {
    find: (url) => {
      const entry = links.get(url)
      if (!entry) return undefined
      const { askedAt: _, ...outcome } = entry
      return outcome
    },
    keep: (url, outcome) => {
      if (isLasting(outcome)) links.set(url, { askedAt: now.toISOString(), ...outcome })
    },
    // One after the other: several hosts are asked at once, and each may come to a save.
    save: () => {
      saving = saving.then(() => writeCache(file, { version: 1, links: Object.fromEntries(links) }))
      return saving
    },
  }
}

/** What a server said lasts; a silence may have been our own network's and is asked about again. */
function isLasting({ verdict, status }: Outcome): boolean {
  return verdict !== 'unclear' && status !== undefined
}

async function readCache(
  file: string,
  say: (sentence: string) => void,
): Promise<CacheFile['links']> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!missing) say(`前の結果（${file}）を読めないので、すべて調べ直します。`)
    return {}
  }
  try {
    const data: unknown = JSON.parse(text)
    if (isCacheFile(data)) return data.links
  } catch {
    // No JSON: damaged like any other wrong content.
  }
  say(`前の結果（${file}）が壊れているので、すべて調べ直します。`)
  return {}
}

/** Written beside and renamed, so that a stop half-way leaves the old file. */
async function writeCache(file: string, data: CacheFile): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  await writeFile(draft, JSON.stringify(data))
  await rename(draft, file)
}
