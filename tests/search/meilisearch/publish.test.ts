/** Publishing to a search server: whatever goes wrong, it goes on holding the old cases, whole. */

import { describe, expect, onTestFinished, test } from 'vitest'
import type { CaseAudience } from '../../../server/contract/case-audience.ts'
import type { SearchDocument } from '../../../server/search/documents.ts'
import { createForwardIndex } from '../../../server/search/forward-index/forward-index.ts'
import { connect } from '../../../server/search/meilisearch/connection.ts'
import { takeStock } from '../../../server/search/meilisearch/index-document.ts'
import { type Published, publishIndex } from '../../../server/search/meilisearch/publish.ts'
import { liveIndex } from '../../../server/search/meilisearch/settings.ts'
import { findVectorsOf, makeDocument } from '../../support/make-document.ts'
import {
  type FakeMeilisearch,
  type Fate,
  fakeKeys,
  openFakeMeilisearch,
} from './fake-meilisearch.ts'

const slugs = ['one', 'two', 'three', 'four', 'five', 'six']
const oldOnes = slugs.slice(0, 4).map((slug) => makeDocument(slug, `改善 ${slug}`))
const newOnes = slugs.slice(1).map((slug) => makeDocument(slug, `提案 ${slug}`))
const live = liveIndex('public')

type Parts = {
  server: FakeMeilisearch
  publish: (documents: readonly SearchDocument[], options?: Options) => Promise<Published>
}
type Options = { audience?: CaseAudience; signal?: AbortSignal }

async function openPublisher(): Promise<Parts> {
  const server = await openFakeMeilisearch()
  onTestFinished(server.close)
  const client = await connect(server.url, fakeKeys.indexKey, 1000)
  const sources = { forwardIndex: createForwardIndex(), findVector: findVectorsOf(slugs) }
  return {
    server,
    publish: async (documents, { audience = 'public', signal } = {}) => {
      const patience = { taskMs: 150, signal: signal ?? new AbortController().signal }
      const wanted = await takeStock(documents, sources)
      return publishIndex({ client, audience, sources, patience }, wanted)
    },
  }
}

/** What the index holds, as it would be found. */
function readIndex({ indexes }: FakeMeilisearch, name = live): unknown {
  return structuredClone([...(indexes.get(name)?.documents.values() ?? [])])
}

function namesOf({ indexes }: FakeMeilisearch): string[] {
  return [...indexes.keys()]
}

describe('a publish', () => {
  test('fills a server that is empty', async () => {
    const { server, publish } = await openPublisher()
    expect(await publish(oldOnes)).toEqual({ way: 'beside', sent: 4 })
    expect(namesOf(server)).toEqual([live])
    expect(server.indexes.get(live)?.documents.size).toBe(5)
  })

  test('of the same cases sends nothing', async () => {
    const { server, publish } = await openPublisher()
    await publish(oldOnes)
    server.asked.length = 0
    expect(await publish([...oldOnes].reverse())).toEqual({ way: 'unchanged', sent: 0 })
    expect(server.asked.filter((each) => !each.startsWith('GET '))).toEqual([])
  })

  test('of one edited, one new and one missing case sends two of them, in one task', async () => {
    const { server, publish } = await openPublisher()
    const many = Array.from({ length: 20 }, (_, at) => makeDocument(`case-${at}`, '改善'))
    await publish(many)
    const changed = [makeDocument('case-1', '提案'), ...many.slice(2), makeDocument('new', '窓口')]
    server.asked.length = 0
    expect(await publish(changed)).toEqual({ way: 'in place', sent: 2 })
    expect(server.asked.filter((each) => each === `POST /indexes/${live}/documents`)).toHaveLength(
      1,
    )
    expect([...(server.indexes.get(live)?.documents.keys() ?? [])].sort()).toEqual(
      ['_generation', ...changed.map(({ slug }) => slug)].sort(),
    )
  })

  test('of new vectors for the same words is a change', async () => {
    const { publish } = await openPublisher()
    const [one] = oldOnes
    if (!one) throw new Error('no document')
    const without = {
      ...one,
      cutPassages: () => one.cutPassages().map((each) => ({ ...each, input: 'unknown' })),
    }
    await publish([without, ...oldOnes.slice(1)])
    expect(await publish(oldOnes)).toEqual({ way: 'in place', sent: 1 })
  })

  test('for members does not touch what everybody may read', async () => {
    const { server, publish } = await openPublisher()
    await publish(oldOnes)
    const before = readIndex(server)
    await publish([...oldOnes, ...newOnes.slice(3)], { audience: 'members' })
    expect(namesOf(server).sort()).toEqual([liveIndex('members'), live].sort())
    expect(readIndex(server)).toEqual(before)
  })

  test('leaves alone what a killed one left behind today, and removes it tomorrow', async () => {
    const { server, publish } = await openPublisher()
    const dayMs = 24 * 60 * 60 * 1000
    const leftBehind = (updatedAt: number) => ({
      ...{ settings: {}, documents: new Map() },
      updatedAt: new Date(updatedAt).toISOString(),
    })
    server.indexes.set('public-0000-next-1', leftBehind(Date.now() - dayMs / 2))
    server.indexes.set('public-0000', leftBehind(Date.now() - 2 * dayMs))
    server.indexes.set('somebody-elses', leftBehind(0))
    await publish(oldOnes)
    expect(namesOf(server).sort()).toEqual([live, 'public-0000-next-1', 'somebody-elses'].sort())
  })

  test('notices that somebody has changed the settings, and builds the index again', async () => {
    const { server, publish } = await openPublisher()
    const many = Array.from({ length: 20 }, (_, at) => makeDocument(`case-${at}`, '改善'))
    await publish(many)
    Object.assign(server.indexes.get(live)?.settings ?? {}, { rankingRules: ['typo'] })
    expect(await publish(many)).toMatchObject({ way: 'beside' })
    expect(server.indexes.get(live)?.settings['rankingRules']).toEqual(['words'])
  })
})

/** Every change that a publish asks for, and every way in which it may come to nothing. */
const steps = ['indexCreation', 'settingsUpdate', 'documentAdditionOrUpdate', 'indexSwap']
const fates: Fate[] = ['refused', 'failed', 'canceled', 'endless', 'lost']
const reasons: Partial<Record<Fate, RegExp>> = {
  failed: /失敗した/,
  canceled: /取り消された/,
  endless: /終わらない/,
}

describe('the old cases stay whole and alone', () => {
  test.each(steps.flatMap((step) => fates.map((fate) => [step, fate] as const)))(
    'when %s is %s, and the next publish succeeds',
    async (step, fate) => {
      const { server, publish } = await openPublisher()
      await publish(oldOnes)
      const before = readIndex(server)
      server.plan((task) => (task === step ? fate : 'done'))
      // A swap's task cannot be read: how it went is seen in the index.
      const reason = step === 'indexSwap' && fate !== 'refused' ? /入れ替え/ : reasons[fate]
      await expect(publish(newOnes)).rejects.toThrow(reason)
      expect(readIndex(server)).toEqual(before)
      expect(namesOf(server)).toEqual([live])
      server.plan(() => 'done')
      expect(await publish(newOnes)).toMatchObject({ way: 'beside' })
      expect(server.indexes.get(live)?.documents.size).toBe(newOnes.length + 1)
    },
  )

  test.each(['refused', 'failed', 'canceled', 'endless'] as const)(
    'when a change in place is %s',
    async (fate) => {
      const { server, publish } = await openPublisher()
      await publish(oldOnes)
      const before = readIndex(server)
      server.plan((task) => (task === 'documentAdditionOrUpdate' ? fate : 'done'))
      await expect(publish([...oldOnes, makeDocument('five', '窓口')])).rejects.toThrow()
      expect(readIndex(server)).toEqual(before)
    },
  )

  test('when documents get lost on the way', async () => {
    const { server, publish } = await openPublisher()
    await publish(oldOnes)
    const before = readIndex(server)
    server.plan((task, index) => {
      // The index has been filled: now one document too few is in it when it is checked.
      if (task === 'documentAdditionOrUpdate') {
        queueMicrotask(() => server.indexes.get(index)?.documents.delete('six'))
      }
      return 'done'
    })
    await expect(publish(newOnes)).rejects.toThrow('件数か中身が違う')
    expect(readIndex(server)).toEqual(before)
  })

  test('when the program is stopped in the middle', async () => {
    const { server, publish } = await openPublisher()
    await publish(oldOnes)
    const before = readIndex(server)
    for (const stopAt of steps) {
      const stop = new AbortController()
      server.plan((task) => {
        if (task === stopAt && task !== 'indexSwap') stop.abort()
        return task === 'indexSwap' ? 'lost' : 'done'
      })
      await expect(publish(newOnes, { signal: stop.signal })).rejects.toThrow()
      expect(readIndex(server)).toEqual(before)
    }
  })
})
