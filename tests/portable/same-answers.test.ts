/** A library in a folder answers what the server does: its content is packed, read again, and asked the judged queries. */

import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  comparisonFormats,
  exportFormats,
  type SearchAnswer,
  type SearchRequest,
} from '../../server/contract/api.ts'
import { kitFormats, usualKit } from '../../server/contract/kit.ts'
import { noEdits } from '../../server/contract/kit-edits.ts'
import { onePageFormats } from '../../server/contract/one-page.ts'
import { populationClasses } from '../../server/contract/vocabulary.ts'
import { requestOf } from '../../server/evaluation/judged-queries.ts'
import type { ReadersLibrary, WholeLibrary } from '../../server/library/library.ts'
import { openQueryModel } from '../../server/portable/query-model.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { judgedQueries, queriesForNode } from '../support/judged-queries.ts'
import { openPackedLibrary } from '../support/packed-library.ts'
import { queryModelFiles } from '../support/query-model-files.ts'
import { readZip } from '../support/read-files.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import { openForFile, openToRead, withoutTime } from '../support/test-library.ts'

const questions = judgedQueries.map(({ query }) => query)
const packed = await openPackedLibrary(shippedCases)
const portable = packed.library
const everything: SearchRequest = { text: '', facets: {}, sort: 'relevance', page: 1, size: 1000 }
const { hits } = await portable.search(everything)
const slugs = hits.map(({ slug }) => slug)

/** What the folder answers otherwise than the server: requests with the names of the parts. */
async function findDifferences(
  server: WholeLibrary,
  asked: readonly SearchRequest[],
  show: (answer: SearchAnswer) => object = withoutTime,
): Promise<string[]> {
  const differences: string[] = []
  for (const request of asked) {
    const own = new Map(Object.entries(show(await portable.search(request))))
    const theirs = new Map(Object.entries(show(await server.search(request))))
    const parts = new Set([...own.keys(), ...theirs.keys()])
    const other = [...parts].filter((part) => !isDeepStrictEqual(own.get(part), theirs.get(part)))
    if (other.length > 0) differences.push(`${JSON.stringify(request)}: ${other.join(', ')}`)
  }
  return differences
}

/** Two of 200 judged queries have a score that is rounded up here and down there, in its third digit. */
function withoutScores(answer: SearchAnswer): object {
  const hideScores = (hits: SearchAnswer['hits']) => hits.map(({ score: _, ...hit }) => hit)
  const { hits, near, ...rest } = withoutTime(answer)
  return { ...rest, hits: hideScores(hits), near: near && hideScores(near) }
}

/** The words of a Word file: beside them stand numbers that are drawn anew for every file. */
function readWords(bytes: Uint8Array): string {
  return String(readZip(bytes).get('word/document.xml')).replaceAll(/<[^>]*>/g, '\n')
}

describe('by words alone', () => {
  let server: WholeLibrary
  beforeAll(async () => {
    server = await openForFile(shippedCases, { evidence: 'words' })
  })

  test('every judged query has the whole answer of the server', async () => {
    expect(await findDifferences(server, judgedQueries.map(requestOf))).toEqual([])
  }, 120_000)

  test('so it has with conditions, in other orders, on later pages, and where it is odd', async () => {
    const some = questions.filter((_, at) => at % 25 === 0)
    const odd = [
      '',
      ' ',
      '窓口の待ちじかん',
      '公民連係',
      'まどくち',
      'qwertyuiop',
      '\ud800',
      '「',
      '*',
    ]
    const changes: Partial<SearchRequest>[] = [
      { facets: { population: ['town-village', 'city'] } },
      { facets: { stage: ['workplace'], theme: ['-ppp'] } },
      { from: 2010, to: 2019, sort: 'newest' },
      { sort: 'size', own: 50_000 },
      { page: 2 },
      { fit: 'good' },
      { ignored: ['population:town-village'] },
    ]
    const changed = [...some, ...odd, '小さな町の公民連携'].flatMap((text) =>
      changes.map((change): SearchRequest => {
        return { ...everything, text, size: 10, ...change }
      }),
    )
    expect(await findDifferences(server, changed)).toEqual([])
  })

  test('the beginnings of queries have the suggestions of the server', () => {
    const some = [...questions.filter((_, at) => at % 4 === 0), 'かいぜん', 'kaizen', '福岡']
    const beginnings = some.flatMap((text) => [1, 2, 3, 5, 9].map((end) => text.slice(0, end)))
    for (const text of new Set(beginnings)) {
      expect(portable.suggest(text), text).toEqual(server.suggest(text))
    }
  })

  test('the cases, the cards and the pages that count are those of the server', () => {
    for (const slug of slugs) expect(portable.findCase(slug), slug).toEqual(server.findCase(slug))
    expect(portable.cards(slugs)).toEqual(server.cards(slugs))
    for (const page of ['start', 'locate', 'coverage', 'updates'] as const) {
      expect(portable[page](), page).toEqual(server[page]())
    }
    for (const size of [undefined, ...populationClasses.map(({ id }) => id)]) {
      expect(portable.barriers(size), size).toEqual(server.barriers(size))
    }
  })

  test('every file to take along holds what that of the server does', async () => {
    const two = slugs.slice(0, 2)
    const write = async (library: ReadersLibrary) => {
      const files = await Promise.all([
        ...exportFormats.map((format) => library.exportCases({ slugs: two }, format, {})),
        ...comparisonFormats.map((format) => library.exportComparison(two, format)),
        ...onePageFormats.map((format) => library.exportOnePage(two, '何から', format, {})),
        ...kitFormats.map((format) => library.exportKit(two, usualKit, format, noEdits)),
      ])
      return files.map((file) => {
        if (file === undefined) throw new Error('a file is missing')
        const { content, ...name } = file
        if (content instanceof Uint8Array) return { ...name, text: readWords(content) }
        return { ...name, text: [...content].join('') }
      })
    }
    expect(await write(portable)).toEqual(await write(server))
  })
})

describe('by meaning, too', () => {
  test('every judged query that no browser is asked has the same cases, counts, reasons, excerpts and verdict as on the server', async () => {
    const [wasm, model, tokenizer] = await Promise.all([
      readFile(queryModelFiles.wasm),
      readFile(queryModelFiles.model),
      readFile(queryModelFiles.tokenizer),
    ])
    const embedder = await openQueryModel({ wasm, model, tokenizer })
    packed.useModel(embedder)
    const server = await openToRead(shippedCases, modelFolder)
    const requests = queriesForNode.map(requestOf)
    expect(await findDifferences(server, requests, withoutScores)).toEqual([])
    await embedder.close()
  }, 180_000)
})
