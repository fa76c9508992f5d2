/**
 * Names code by its own sources: the file that does the work and every file it reaches by imports. A list kept by hand
 * forgets (the cut of sentences was missing from one for a round), and then stale results are served after an edit.
 */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

export type ImportedName = { name: string; isType: boolean }

/** Names and `from` of a statement; a longer list than this is no statement of ours, and looking further is quadratic. */
const statement = /^(?:import|export)\b([^'";]{0,1000})'([^'\n]+)'/gm
const dynamicImport = /\bimport\('([^']+)'\)/g
/** A table that a source reads: what the code makes depends on it. */
const table = /\bnew URL\('([^'\n]+\.(?:tsv|txt))', import\.meta\.url\)/g

/** What a source imports, as it is written there. */
export function listImports(text: string): ImportedName[] {
  const found: ImportedName[] = []
  for (const [, names = '', name = ''] of text.matchAll(statement)) {
    if (/^\s*$|\sfrom\s$/.test(names)) found.push({ name, isType: isOnlyTypes(names) })
  }
  for (const [, name = ''] of text.matchAll(dynamicImport)) found.push({ name, isType: false })
  return found
}

/** `import type { A } from …` and `import { type A, type B } from …` */
function isOnlyTypes(names: string): boolean {
  if (/^\stype\s/.test(names)) return true
  const listed = /^\s*\{([^{}]*)\}/.exec(names)?.[1]?.split(',') ?? []
  const named = listed.map((name) => name.trim()).filter((name) => name !== '')
  return named.length > 0 && named.every((name) => name.startsWith('type '))
}

export type ReadSource = (file: URL) => Promise<string>

/** A program runs the code it has loaded: no source is read twice. */
const texts = new Map<string, Promise<string>>()

function readOnce(file: URL): Promise<string> {
  const known = texts.get(file.href) ?? readFile(file, 'utf8')
  texts.set(file.href, known)
  return known
}

/** The entry and all own files it reaches, tables among them, by address; types have no say in what code does. */
export async function listReached(
  entries: readonly URL[],
  read: ReadSource = readOnce,
): Promise<Map<string, string>> {
  const reached = new Map<string, string>()
  const visit = async (file: URL): Promise<void> => {
    if (reached.has(file.href)) return
    reached.set(file.href, '')
    const text = await read(file)
    reached.set(file.href, text)
    const own = listImports(text).filter(({ name, isType }) => name.startsWith('.') && !isType)
    const tables = Array.from(text.matchAll(table), ([, name = '']) => name)
    const names = [...own.map(({ name }) => name), ...tables]
    await Promise.all(names.map((name) => visit(new URL(name, file))))
  }
  await Promise.all(entries.map(visit))
  return reached
}

/** The lock names the version of every package that the code may use. */
const packages = new URL('../package-lock.json', import.meta.url)

/** Names what the entries do: their sources, those they reach, and the packages. Line ends do not matter. */
export async function fingerprintCode(
  entries: readonly URL[],
  read: ReadSource = readOnce,
): Promise<string> {
  const [reached, lock] = await Promise.all([listReached(entries, read), read(packages)])
  const hash = createHash('sha256').update(lock.replaceAll('\r\n', '\n'))
  for (const [, text] of [...reached].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(text.replaceAll('\r\n', '\n'))
  }
  return hash.digest('base64url').slice(0, 16)
}
