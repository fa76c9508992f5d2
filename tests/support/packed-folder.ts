/** A real pack of the shipped cases in a folder of an awkward name, and a host of files that has it below a path. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PackFiles } from '../../scripts/pack/pack-files.ts'
import { packLibrary } from '../../scripts/pack/pack-library.ts'
import { writeFolder } from '../../scripts/pack/write-folder.ts'
import { shareFolder } from './share-folder.ts'
import { shippedCases } from './shipped-cases.ts'
import { copySmallData } from './small-data.ts'
import { smallCases } from './test-library.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.txt': 'text/plain',
}

/**
 * Packs the cases as the command does; the same cases make the same files. Those of the small library can be prepared:
 * their vectors take ten seconds of a core.
 */
export async function packCases({
  wordsOnly,
  cases = shippedCases,
  isPrepared = false,
}: {
  wordsOnly: boolean
  cases?: string
  isPrepared?: boolean
}): Promise<PackFiles> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kaizen-pack-data-'))
  if (isPrepared) await copySmallData(dataFolder)
  const log = () => undefined
  const places = { casesFolder: cases, dataFolder, version: '0.1.0', log }
  const { files } = await packLibrary({ collections: [], date: '2026-11-28', wordsOnly }, places)
  await rm(dataFolder, { recursive: true, force: true })
  return files
}

/** The small cases by words alone, packed once for all workers. */
export async function readSmallPack(): Promise<PackFiles> {
  const folder = await shareFolder('small-pack', async (around) =>
    writeFolder(
      join(around, 'pack'),
      await packCases({ wordsOnly: true, cases: smallCases, isPrepared: true }),
    ),
  )
  const entries = await readdir(join(folder, 'pack'), { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(
        async (path) =>
          [
            relative(join(folder, 'pack'), path).replaceAll('\\', '/'),
            await readFile(path),
          ] as const,
      ),
    ),
  )
}

export type PackedFolder = {
  folder: string
  onDisk: (file: string) => string
  onHost: (file: string) => string
  remove: () => Promise<void>
}

/** Writes the files, and opens a host at `/kaizen/lib/`, which knows of nothing else. */
export async function placeFolder(files: PackFiles): Promise<PackedFolder> {
  const around = await mkdtemp(join(tmpdir(), 'kaizen-packed-'))
  const folder = join(around, '事例 #1 100%　試し')
  await writeFolder(folder, files)
  const host = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host')
    const name = decodeURIComponent(pathname).replace(/^\/kaizen\/lib\//, '') || 'index.html'
    readFile(join(folder, name)).then(
      (content) =>
        response
          .writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' })
          .end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  const { port } = host.address() as AddressInfo
  return {
    folder,
    onDisk: (file) => `${pathToFileURL(folder)}/${file}`,
    onHost: (file) => `http://127.0.0.1:${port}/kaizen/lib/${file}`,
    remove: async () => {
      host.close()
      await rm(around, { recursive: true, force: true })
    },
  }
}
