import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Library } from '../../server/library/library.ts'
import { makeFolder } from '../support/make-folder.ts'
import {
  noModel,
  openTestLibrary,
  search,
  smallCases,
  withoutTime,
} from '../support/test-library.ts'

const queries = [
  '',
  '窓口の待ち時間',
  '改善運動',
  '「職員」',
  '会善運動',
  'かもしか観測',
  'らくだが逃げた',
  '市民 -公園',
]

/** What readers get to see of a library, page by page. */
async function lookAt(library: Library): Promise<unknown> {
  const answers = await Promise.all(queries.map((text) => search(library, text)))
  const slugs = answers[0]?.hits.map(({ slug }) => slug) ?? []
  return {
    answers: answers.map(withoutTime),
    cases: slugs.map((slug) => library.findCase(slug)),
    suggestions: ['か', 'まど', 'ほし', '市'].map((text) => library.suggest(text)),
    start: library.start(),
    locate: library.locate(),
    updates: library.updates(),
    coverage: library.coverage(),
  }
}

/** Changes to a folder of cases, one after the other. */
function listChanges(folder: string): (() => Promise<void>)[] {
  const pathOf = (slug: string) => join(folder, `${slug}.md`)
  const rewrite = async (slug: string, change: (text: string) => string, to = slug) =>
    writeFile(pathOf(to), change(await readFile(pathOf(slug), 'utf8')))
  const addSentence = (text: string) => text.replace(/(?<=## 工夫\n\n)/, 'かもしか観測を始めた。')
  const rename = (text: string) => text.replace(/^title: /m, 'title: 新しい')
  return [
    () => rewrite('kawase-city-madoguchi', addSentence),
    () => rewrite('hoshimi-city-benkyokai', rename),
    () => rewrite('morino-town-park', addSentence, 'morino-town-park-again'),
    () => rm(pathOf('sora-town-koho')),
    async () => {
      await mkdir(join(folder, 'asks'))
      await writeFile(
        join(folder, 'asks', 'kawase-city-madoguchi.yaml'),
        '- "らくだが逃げたとき"\n',
      )
    },
    async () => {
      await rewrite('kawase-city-madoguchi', (text) => text.replace('かもしか観測を始めた。', ''))
      await rewrite('kaku-city-kaizen-undo', rename)
    },
  ]
}

test('a library that has followed changes shows what one opened afterwards shows', async () => {
  const folder = await makeFolder()
  await cp(smallCases, folder, { recursive: true })
  const followed = await openTestLibrary(folder, { model: noModel, live: true })
  const { library } = followed
  try {
    for (const change of listChanges(folder)) {
      // What is remembered of the state before must not show later.
      await lookAt(library)
      const { generation } = library.health()
      await change()
      await vi.waitFor(() => expect(library.health().generation).not.toBe(generation), 20_000)
    }
    const fresh = await openTestLibrary(folder, { model: noModel })
    const { generation } = fresh.library.health()
    await vi.waitFor(() => expect(library.health().generation).toBe(generation), 20_000)
    expect(await lookAt(library)).toEqual(await lookAt(fresh.library))
    await fresh.close()
  } finally {
    await followed.close()
  }
}, 120_000)
