/** A portable library as files: pages, scripts, data, and the papers that say what they are. */

import { readFile } from 'node:fs/promises'
import { readAccessibilityReport } from '../../server/accessibility-report.ts'
import { writeContent } from '../../server/content-layout.ts'
import type { Edition } from '../../server/contract/edition.ts'
import type { PortablePartName, PortableParts } from '../../server/contract/portable.ts'
import { openPortableLibrary } from '../../server/portable/open-portable-library.ts'
import { packPortableContent } from '../../server/portable/portable-content.ts'
import { fingerprint as modelFingerprint, modelName } from '../../server/search/embedding/model.ts'
import { folderOf, readModelFile } from '../../server/search/embedding/model-files.ts'
import { contentPolicy } from '../../web/portable/policy.ts'
import { renderPortableDocument } from '../../web/render-portable.tsx'
import { buildApp } from './build-app.ts'
import { buildWorker } from './build-worker.ts'
import { collectContent } from './collect-content.ts'
import { findCollectedDay } from './collected-day.ts'
import { listLicences } from './licences.ts'
import { manifestName, writeManifest } from './manifest.ts'
import { ortWasmFile } from './ort-build.ts'
import { PackError } from './pack-error.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackOrder } from './read-pack-order.ts'
import { writeReadme } from './readme.ts'
import { renderPages } from './render-pages.ts'
import { writePartFiles } from './write-part-files.ts'

type Places = {
  casesFolder: string
  dataFolder: string
  version: string
  log: (message: string) => void
}

type PackedLibrary = { files: PackFiles; edition: Edition }

/** Makes the files; the same cases and the same program make the same bytes. */
export async function packLibrary(
  { collections, wordsOnly, date }: Pick<PackOrder, 'collections' | 'date' | 'wordsOnly'>,
  { version, ...places }: Places,
): Promise<PackedLibrary> {
  const content = await collectContent({ ...places, collections })
  const { cases } = content
  if (cases.length === 0) throw new PackError('書き出す事例がありません。')
  const collected = date ?? findCollectedDay(cases)
  const edition = { collected, version, cases: cases.length }
  const { library } = await openPortableLibrary(content, () => collected)
  const [pages, app, worker] = await Promise.all([
    renderPages({
      ...{ library, edition, cases },
      withdrawn: content.withdrawn,
      accessibility: await readAccessibilityReport(),
    }),
    buildApp(),
    buildWorker(),
  ])
  const words = writePartFiles('words', packPortableContent(content))
  const meaning = wordsOnly ? undefined : writePartFiles('meaning', await packModel())
  const files = new Map<string, Uint8Array | string>([
    ...pages,
    ['app.js', app.code],
    ['style.css', app.style],
    ['worker.js', worker.code],
    ['data/parts.js', writePartsScript({ words, meaning })],
    ...words,
    ...(meaning ?? []),
    [
      'LICENSES.txt',
      await listLicences([...app.modules, ...worker.modules], { hasMeaning: !wordsOnly }),
    ],
    ['README.txt', writeReadme(edition)],
  ])
  files.set('security.html', renderSecurity(files, edition, !wordsOnly))
  files.set(manifestName, writeManifest(files, edition))
  return { files, edition }
}

/** The model with the machine that runs it. */
async function packModel(): Promise<Uint8Array> {
  const folder = folderOf(modelName)
  const [wasm, model, tokenizer] = await Promise.all([
    readFile(ortWasmFile),
    readModelFile('model.onnx', folder, modelName),
    readModelFile('tokenizer.json', folder, modelName),
  ])
  return writeContent({
    fingerprint: modelFingerprint,
    data: {},
    arrays: { wasm, model, tokenizer },
  })
}

type PartFiles = Record<PortablePartName, ReadonlyMap<string, Uint8Array> | undefined>

function writePartsScript({ words, meaning }: PartFiles): string {
  const parts: PortableParts = [
    { name: 'words', files: [...(words?.keys() ?? [])] },
    ...(meaning ? [{ name: 'meaning' as const, files: [...meaning.keys()] }] : []),
  ]
  return `kaizenParts(${JSON.stringify(parts)})\n`
}

function renderSecurity(files: PackFiles, edition: Edition, hasMeaning: boolean): string {
  const sizes = Array.from(files.values(), (content) => Buffer.byteLength(content))
  const facts = {
    edition,
    // This page and the list are files, too.
    files: files.size + 2,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    hasMeaning,
    csp: contentPolicy,
  }
  return renderPortableDocument({ name: 'security', ...facts }, { path: '/security', edition })
}
