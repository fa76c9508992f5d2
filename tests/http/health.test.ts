/** Health is for anybody: it says what is wrong in fixed sentences, and what it is about stands in the log only. */

import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type HealthAnswer, troubleSentences } from '../../server/contract/api.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import { makeFolder } from '../support/make-folder.ts'
import { changedHealth, makeApp, makeFakeLibrary } from '../support/test-app.ts'
import { smallCases } from '../support/test-library.ts'

it('names no file, path or value, whatever is wrong; the log and the library do', async () => {
  const folder = await makeFolder()
  const [casesFolder, dataFolder] = [join(folder, 'hyochu-cases'), join(folder, 'hyochu-data')]
  await cp(smallCases, casesFolder, { recursive: true })
  const head = '---\ntitle: 氷柱計画\nscene: 氷柱の場面\n'
  await writeFile(join(casesFolder, 'hyochu-member.md'), `${head}visibility: members\n---\n氷柱`)
  await writeFile(join(casesFolder, 'hyochu-draft.md'), `${head}status: draft\n---\n氷柱`)
  await writeFile(join(casesFolder, 'hyochu-typing.md'), `${head}visibility: 氷柱\n---\n氷柱`)
  await mkdir(dataFolder)
  // Neither read nor written, as on a broken disk.
  for (const name of ['vectors.bin', 'parses.bin']) await mkdir(join(dataFolder, name))
  const lines: string[] = []
  const library = await openLibrary({
    ...{ casesFolder, dataFolder, model: join(folder, 'hyochu-model') },
    log: (line) => lines.push(line),
  })
  onTestFinished(() => library.close())
  const app = await makeApp({ library })

  const { statusCode, body } = await app.inject('/api/health')
  expect(statusCode).toBe(200)
  expect(body).not.toMatch(/氷柱|hyochu|\//)
  const health: HealthAnswer = JSON.parse(body)
  expect(health.degraded).toContain(troubleSentences.model)
  expect(health.degraded).toContain(troubleSentences.damaged)
  expect(Object.values(troubleSentences)).toEqual(expect.arrayContaining(health.degraded))
  expect(health.problems).toBe(library.problems().length)
  expect(library.problems().join()).toMatch(/hyochu-typing\.md[^,]*「氷柱」/)
  expect(library.troubles().map(({ subject }) => subject)).toContain(
    join(dataFolder, 'vectors.bin'),
  )
  for (const said of ['hyochu-member.md', 'hyochu-model', 'hyochu-data']) {
    expect(lines.join('\n')).toContain(said)
  }
})

it.each([
  ['degraded', ['意味での検索が使えません: /srv/氷柱']],
  ['engine', '/srv/氷柱'],
  ['generation', '/srv/氷柱'],
  ['problems', ['氷柱.md']],
])(
  'a %s beyond the table never leaves, even where the types are passed by',
  async (part, value) => {
    const health = () => ({ ...changedHealth, [part]: value }) as HealthAnswer
    const app = await makeApp({ library: makeFakeLibrary({ health }) })
    expect((await app.inject('/api/health')).body).not.toMatch(/氷柱|srv/)
  },
)

it('more than the contract names is not sent either', async () => {
  const health = () => ({ ...changedHealth, troubles: ['氷柱'] }) as HealthAnswer
  const app = await makeApp({ library: makeFakeLibrary({ health }) })
  const { statusCode, body } = await app.inject('/api/health')
  expect(statusCode).toBe(200)
  expect(body).not.toContain('氷柱')
})
