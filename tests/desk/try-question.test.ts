/** A question tried on a draft finds it where readers would find it, and no reader ever meets the draft. */

import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nameCaseFiles } from '../../server/cases/check-one.ts'
import type { CaseFiles } from '../../server/contract/desk.ts'
import { openDraftVectors } from '../../server/library/draft-vectors.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { buildDocument } from '../../server/search/documents.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { bend, makeWrittenCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import {
  noModel,
  openForFile,
  openTestLibrary,
  search,
  smallCases,
  withoutTime,
} from '../support/test-library.ts'

async function readFiles(folder: string, slug: string): Promise<CaseFiles> {
  const names = nameCaseFiles(slug)
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined)
  const [body = '', facts, asks] = await Promise.all(
    [names.body, names.facts, names.asks].map(read),
  )
  return { body, facts, asks }
}

/** All that readers can tell of the library. */
async function lookAt(library: WholeLibrary) {
  const texts = ['', '窓口の待ち時間', '会善運動', 'とまりぎ計画']
  const answers = await Promise.all(texts.map((text) => search(library.forMembers(), text)))
  return { health: library.health(), answers: answers.map(withoutTime) }
}

describe('a draft that says what its case says', async () => {
  const library = await openForFile(shippedCases, { waitForVectors: true })
  const cases = library.desk().allCases()

  const some = cases.filter((_, index) => index % 15 === 7)

  test.each(some.map(({ slug, questions }) => [slug, questions] as const))(
    'is found at the place of the case, by each of its own questions: %s',
    async (slug, questions) => {
      const files = await readFiles(shippedCases, slug)
      for (const question of questions) {
        const { hits, near = [], total, noAnswer } = await search(library.forMembers(), question)
        const trial = await library.desk().tryDraft(slug, files, question)
        const place = hits.findIndex((hit) => hit.slug === slug) + 1
        const first = (noAnswer ? near : hits).slice(0, 5)
        expect(trial).toEqual({
          ...{ question, total, noAnswer, reasons: expect.any(Array) },
          ...(place > 0 && { place }),
          first: first.map((one) => ({ slug: one.slug, title: one.title })),
        })
        expect(trial?.reasons.length).toBeGreaterThanOrEqual(Math.min(1, place))
      }
    },
  )

  test('has the page of the case, and the same cases like it', async () => {
    const slug = cases[20]?.slug ?? ''
    const files = await readFiles(shippedCases, slug)
    const shown = await library.desk().showDraft(slug, files, 'http://localhost')
    const page = library.forMembers().findCase(slug, 'http://localhost')
    expect({ found: shown }).toEqual(page)
    const { likenesses, problems } = await library.desk().checkDraft(slug, files)
    expect(problems).toEqual([])
    expect(likenesses.map((one) => one.slug)).toEqual(shown?.similar.map((one) => one.slug))
  })

  test('under another name is told to be a copy', async () => {
    const slug = cases[20]?.slug ?? ''
    const { body } = await readFiles(shippedCases, slug)
    for (const name of ['a-copy', 'z-copy']) {
      const files = { body, facts: undefined, asks: undefined }
      const { likenesses } = await library.desk().checkDraft(name, files)
      expect(likenesses[0]).toMatchObject({ slug, kind: 'duplicate', why: '100%同じ本文' })
    }
  })
})

/** A case of which the small library has nothing. */
const draft: CaseFiles = {
  body: bend(
    '待ち時間が長かった[^1]。',
    '市は「とまりぎ計画」で、らくだの世話を地区に任せた[^1]。',
  ),
  facts: undefined,
  asks: '- "動物の世話をだれに頼めばよいか"\n',
}

describe('a draft that is in no folder', () => {
  test('is found by its words and its asks, and no reader finds it', async () => {
    const { library, close } = await openTestLibrary(smallCases, { model: noModel })
    const before = await lookAt(library)
    const trial = await library.desk().tryDraft('shiken-city-kaizen', draft, 'らくだ')
    expect(trial).toMatchObject({ place: 1, noAnswer: false })
    expect(trial?.reasons).toEqual(['言葉が出てくる「らくだ」'])
    const asked = await library.desk().tryDraft('shiken-city-kaizen', draft, '動物の世話')
    expect(asked).toMatchObject({ place: 1 })
    expect(await lookAt(library)).toEqual(before)
    expect(
      library
        .desk()
        .allCases()
        .map(({ slug }) => slug),
    ).not.toContain('shiken-city-kaizen')
    await close()
  })

  test('is looked for by words alone, and said so, where there is no model', async () => {
    const { library, close } = await openTestLibrary(smallCases, { model: noModel })
    const trial = await library.desk().tryDraft('shiken-city-kaizen', draft, '窓口')
    expect(trial?.degraded?.join()).toContain('言葉だけで探した')
    await close()
  })

  test('is looked for by its meaning where there is one', async () => {
    const { library, close } = await openTestLibrary(smallCases)
    const question = '生き物の面倒を見る人がいない'
    const trial = await library.desk().tryDraft('shiken-city-kaizen', draft, question)
    expect(trial?.degraded).toBeUndefined()
    expect(trial?.reasons).toEqual(['問いが近い「動物の世話をだれに頼めばよいか」'])
    expect(trial?.place).toBeGreaterThan(0)
    await close()
  })

  test('has no place and no page while an error keeps it from being a case', async () => {
    const { library, close } = await openTestLibrary(smallCases, { model: noModel })
    const files = { ...draft, body: draft.body.replace(/^title: .*$/m, '') }
    expect(await library.desk().tryDraft('shiken-city-kaizen', files, '窓口')).toBeUndefined()
    expect(await library.desk().showDraft('shiken-city-kaizen', files)).toBeUndefined()
    const { problems } = await library.desk().checkDraft('shiken-city-kaizen', files)
    expect(problems.map(({ place }) => place)).toEqual(['title'])
    await close()
  })
})

test('a draft is tried among the cases for members, too', async () => {
  const folder = await makeFolder()
  await cp(smallCases, folder, { recursive: true })
  const slug = 'sora-town-koho'
  const files = await readFiles(folder, slug)
  const hidden = { ...files, body: files.body.replace(/^visibility: .*$/m, 'visibility: members') }
  await rm(join(folder, `${slug}.md`))
  const { library, close } = await openTestLibrary(folder, { model: noModel })
  const title = /^title: (.*)$/m.exec(files.body)?.[1] ?? ''
  const trial = await library.desk().tryDraft(slug, hidden, title)
  expect(trial).toMatchObject({ place: 1 })
  await close()
})

test('vectors are computed while there is time, and the next question goes on from there', async () => {
  const analyzer = await loadAnalyzer()
  const found = makeWrittenCase([
    '一つめの文である[^1]。二つめの文である[^1]。三つめの文である[^1]。',
  ])
  const document = buildDocument(found, analyzer)
  let computed = 0
  const embedder = {
    isReady: () => true,
    started: Promise.resolve(),
    isStarting: () => false,
    close: async () => undefined,
    embed: (_input: string, _urgency: string, signal?: AbortSignal) =>
      new Promise<Float32Array>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        computed++
        // The third one never comes in time.
        if (computed === 3) return signal?.addEventListener('abort', () => reject(signal.reason))
        resolve(new Float32Array(384).fill(1 / Math.sqrt(384)))
      }),
  }
  const vectors = openDraftVectors({ find: () => undefined }, embedder, 1000)
  expect(await vectors.complete(document)).toBe(false)
  expect(computed).toBe(3)
  expect(await vectors.complete(document)).toBe(true)
  const inputs = new Set(document.cutPassages().map(({ input }) => input))
  expect(computed).toBe(inputs.size + 1)
})
