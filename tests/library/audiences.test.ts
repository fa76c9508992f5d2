/** Two audiences, one folder: members read a library that has their cases, everybody else one that never had them. */

import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { loadCases } from '../../server/cases/load.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import type { CaseAudience } from '../../server/contract/case-audience.ts'
import { buildCatalogue, createCaseIndexer } from '../../server/library/catalogue.ts'
import type { Library } from '../../server/library/library.ts'
import { openVectorStore } from '../../server/search/embedding/vector-store.ts'
import { openAnalyzer } from '../../server/text/token-cache.ts'
import { openTroubles } from '../../server/troubles.ts'
import { makeFolder } from '../support/make-folder.ts'
import {
  noModel,
  openTestLibrary,
  search,
  slugsOf,
  smallCases,
  withoutTime,
} from '../support/test-library.ts'

const forMembers = ['kawase-city-madoguchi', 'morino-town-park', 'sora-town-koho']
const queries = [
  '',
  '窓口の待ち時間',
  '改善運動',
  '「公園」',
  '会善運動',
  'らくだが逃げた',
  '市民 -公園',
]

/** The small library, with some of its cases for members alone; or the same with all of them for everybody. */
async function makeCases(slugs: readonly string[]): Promise<string> {
  const folder = await makeFolder()
  await cp(smallCases, folder, { recursive: true })
  await setVisibility(folder, 'yukitani-city-hikitsugi', 'public')
  for (const slug of slugs) await setVisibility(folder, slug, 'members')
  return folder
}

/** Written beside and renamed, as editors of text do. */
async function setVisibility(folder: string, slug: string, visibility: string): Promise<void> {
  const path = join(folder, `${slug}.md`)
  const text = await readFile(path, 'utf8')
  const changed = text.replace(/^visibility: \w+$/m, `visibility: ${visibility}`)
  expect(changed).toContain(`visibility: ${visibility}`)
  await writeFile(`${path}.new`, changed)
  await rename(`${path}.new`, path)
}

/** All that a reader gets to see, but for the word that says for whom a case is. */
async function lookAt(library: Library): Promise<unknown> {
  const answers = await Promise.all(queries.map((text) => search(library, text)))
  const slugs = slugsOf(answers[0] as Awaited<ReturnType<typeof search>>)
  const seen = {
    answers: answers.map(withoutTime),
    cases: slugs.map((slug) => library.findCase(slug)),
    cards: library.cards(slugs),
    compared: library.compare(slugs.slice(0, 3)),
    suggestions: ['か', 'まど', 'ほし', '公', '空'].map((text) => library.suggest(text)),
    start: library.start(),
    locate: library.locate(),
    updates: library.updates(),
    coverage: library.coverage(),
    barriers: library.barriers(),
  }
  return JSON.parse(JSON.stringify(seen).replaceAll(/,"membersOnly":true|\(会員限定\), /g, ''))
}

describe('members', () => {
  test('read all cases as a library would show them in which every one is for everybody', async () => {
    const [mixed, open] = [await makeCases(forMembers), await makeCases([])]
    const one = await openTestLibrary(mixed, { model: noModel })
    const other = await openTestLibrary(open, { model: noModel })
    expect(await lookAt(one.library.forMembers())).toEqual(await lookAt(other.library))
    await Promise.all([one.close(), other.close()])
  })

  test('are told which cases are for them alone, everybody else nothing', async () => {
    const { library, close } = await openTestLibrary(await makeCases(forMembers), {
      model: noModel,
    })
    const { hits } = await search(library.forMembers(), '')
    const marked = hits.filter(({ membersOnly }) => membersOnly).map(({ slug }) => slug)
    expect(marked.sort()).toEqual(forMembers)
    const everybodys = await search(library, '')
    expect(everybodys.total).toBe(hits.length - forMembers.length)
    expect(JSON.stringify(everybodys)).not.toContain('membersOnly')
    await close()
  })

  test('read the library of everybody, while no case is for them alone', async () => {
    const { library, close } = await openTestLibrary(await makeCases([]), { model: noModel })
    expect(library.forMembers().search).toBe(library.search)
    await close()
  })

  test('find a case for them alone as soon as it is saved, and everybody has it when it is opened', async () => {
    const folder = await makeCases([])
    const { library, close } = await openTestLibrary(folder, { model: noModel, live: true })
    const [slug = ''] = forMembers
    const isThere = (one: Library) => one.findCase(slug) !== undefined
    for (const [visibility, everybody] of [
      ['members', false],
      ['public', true],
      ['members', false],
    ] as const) {
      await setVisibility(folder, slug, visibility)
      await vi.waitFor(() => expect(isThere(library)).toBe(everybody), 15_000)
      expect(isThere(library.forMembers())).toBe(true)
      const found = slugsOf(await search(library.forMembers(), '書かない窓口'))
      expect(found).toContain(slug)
      expect(slugsOf(await search(library, '書かない窓口')).includes(slug)).toBe(everybody)
    }
    await rm(join(folder, `${slug}.md`))
    await vi.waitFor(() => expect(isThere(library.forMembers())).toBe(false), 15_000)
    await close()
  }, 60_000)
})

test('what both audiences read is analysed once: the same documents, of which nothing is made twice', async () => {
  const { cases } = await loadCases(await makeCases(forMembers))
  const dataFolder = await makeFolder()
  const troubles = openTroubles(() => undefined)
  const { analyzer } = await openAnalyzer(dataFolder, troubles)
  const store = await openVectorStore(dataFolder, troubles)
  const index = createCaseIndexer(analyzer)
  const build = (audience: CaseAudience) =>
    buildCatalogue(listShownCases(cases, audience), analyzer, store, index).documents
  const [everybodys, members] = [build('public'), build('members')]
  expect(members).toHaveLength(everybodys.length + forMembers.length)
  // A case that names one of members is another text for everybody.
  const naming = cases.filter(({ related }) => related.some((slug) => forMembers.includes(slug)))
  const alone = naming.filter(({ visibility }) => visibility === 'public').map(({ slug }) => slug)
  const apart = everybodys.filter((document) => !members.includes(document))
  expect(apart.map(({ slug }) => slug)).toEqual(alone)
})
