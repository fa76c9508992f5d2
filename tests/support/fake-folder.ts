/**
 * A folder as `npm run pack` writes it, with the real screen and one case made by hand, around a worker that knows its
 * answers by heart: for promises of the screen that need no search.
 */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { PageData } from '../../server/contract/page-data.ts'
import { fileOf } from '../../web/portable/folder-files.ts'
import {
  type PortableDocument,
  renderPortableDocument,
  renderPortablePage,
} from '../../web/render-portable.tsx'
import {
  fakeEdition as edition,
  fakeAnswer,
  fakeSecurity,
  findFakeCase,
  fakeLibrary as library,
  listFakePages,
  fakeSlug as slug,
} from './fake-pages.ts'

const found = findFakeCase()
const pages: Readonly<Record<string, PageData>> = {
  ...listFakePages(found),
  '/compare': { page: 'compare', missing: [], leftOut: 0 },
  '/kit': { page: 'kit', kit: library.kit([], {} as never) },
  '/visit': { page: 'visit', visit: library.visit([]) },
}

/** By the path without its query. */
const answers: Readonly<Record<string, unknown>> = {
  '/api/start': library.start(),
  '/api/search': fakeAnswer,
  '/api/suggest': { suggestions: [] },
  '/api/locate': library.locate(),
  '/api/coverage': library.coverage(),
  [`/api/cases/${slug}`]: found,
  [`/cases/${slug}`]: pages[`/cases/${slug}`],
  '/api/cards': library.cards([slug]),
  '/compare': { page: 'compare', missing: ['nobody-knows-it'], leftOut: 0 },
  '/onepage': pages['/onepage'],
  '/kit': pages['/kit'],
  '/visit': pages['/visit'],
}

/** As the worker of a pack: one function for a scope. Files are answered with their address. */
const workerScript = `kaizenWorker = function (scope) {
  var answers = ${JSON.stringify(answers)}
  scope.onmessage = function (event) {
    var said = event.data
    if (said.kind === 'piece' && said.number === said.of) scope.postMessage({ kind: 'ready', name: said.name })
    if (said.kind !== 'ask') return
    var found = answers[said.path.split('?')[0]]
    var isFile = said.path.indexOf('/api/export') === 0
    var headers = isFile ? { 'content-disposition': "attachment; filename*=UTF-8''%E4%BA%8B%E4%BE%8B.docx" } : {}
    scope.postMessage({ kind: 'answer', id: said.id, status: found || isFile ? 200 : 404, headers: headers,
      body: isFile ? said.path : JSON.stringify(found || { error: { code: 'NOT_FOUND', message: '見つからない' } }) })
  }
}
`

const names = ['words-01', 'words-02', 'meaning-01']
const parts = ['words', 'meaning'].map((name) => ({
  name,
  files: names.filter((file) => file.startsWith(name)).map((file) => `data/${file}.js`),
}))

/** Writes the folder under a name that no address may be put together from by hand; `remove` takes it away. */
export async function makeFakeFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const around = await mkdtemp(join(tmpdir(), 'kaizen-folder-'))
  const folder = join(around, '事例 #1 100%')
  await build({
    configFile: fileURLToPath(new URL('../../web/portable/vite.config.ts', import.meta.url)),
    build: { outDir: folder },
    logLevel: 'error',
  })
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), content)
  }
  for (const [path, data] of Object.entries(pages)) {
    await write(fileOf(path), renderPortablePage(data, { path, edition }))
  }
  const { holdings } = library.start()
  const documents: PortableDocument[] = [
    { name: 'about', holdings },
    { name: 'all-cases', cases: library.cards([slug]).cards },
    fakeSecurity,
  ]
  for (const data of documents) {
    const path = `/${data.name}`
    await write(fileOf(path), renderPortableDocument(data, { path, edition }))
  }
  await write('worker.js', workerScript)
  await write('data/parts.js', `kaizenParts(${JSON.stringify(parts)})`)
  for (const file of names) await write(`data/${file}.js`, writePiece(file))
  return { folder, remove: () => rm(around, { recursive: true, force: true }) }
}

/** As all data travels: two bytes for each unit of text, which begins with the mark that says so. */
function writePiece(file: string): Uint8Array {
  const [name = '', number = ''] = file.split('-')
  const of = names.filter((each) => each.startsWith(name)).length
  const piece = { name, number: Number(number), of, whole: name, text: '\u4e00\u7fff' }
  return Buffer.from(`\ufeffkaizenPart(${JSON.stringify(piece)})`, 'utf16le')
}
