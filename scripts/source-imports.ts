/** The sources of the project and what each of them imports, for the rules of check-imports.ts. */

import { readdir, readFile } from 'node:fs/promises'
import { join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listImports } from '../server/source-fingerprint.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['server', 'web', 'scripts', 'tests']
const skipped = /^web\/dist\/|^tests\/fixtures\//
const sourceFile = /\.(ts|tsx|mts|mjs)$/

/** `target` is a path from the top for own files, and the name of the package for all others. */
export type Import = { target: string; isOwn: boolean; isType: boolean }

/** `path` is from the top, with slashes on every system. */
export type Source = { path: string; text: string; imports: Import[] }

/** Reads every source, sorted by path. */
export async function readSources(): Promise<Source[]> {
  const listed = await Promise.all(folders.map(listFiles))
  const paths = [...listed.flat(), 'vitest.config.ts'].filter(
    (path) => sourceFile.test(path) && !skipped.test(path),
  )
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(join(root, path), 'utf8')
      return { path, text, imports: findImports(path, text) }
    }),
  )
}

/** The names of the packages in package.json. */
export async function readPackageNames(): Promise<Set<string>> {
  const { dependencies, devDependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  return new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/'))
}

function findImports(path: string, text: string): Import[] {
  return listImports(text).map(({ name, isType }) => resolveImport(path, name, isType))
}

function resolveImport(path: string, name: string, isType: boolean): Import {
  if (name.startsWith('.')) {
    return { target: posix.join(posix.dirname(path), name), isOwn: true, isType }
  }
  const parts = name.split('/')
  const target = parts.slice(0, name.startsWith('@') ? 2 : 1).join('/')
  return { target, isOwn: false, isType }
}
