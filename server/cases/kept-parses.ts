/**
 * Case files parsed before are not parsed again: reading and rendering the 91 shipped cases takes about 1 s, a third of
 * a start. A result is kept under the hash of the file's name and whole text, so that an edited file is always parsed.
 */

import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprintSources, readKept, writeKept } from '../kept-file.ts'
import type { CaseFile } from './files.ts'
import { type ParseResult, parseCase } from './parse.ts'

export type ParseCase = (file: CaseFile) => ParseResult

export type KeptParser = {
  parse: ParseCase
  /** Keeps what had to be parsed here. */
  keep: () => Promise<void>
}

type Parses = Record<string, ParseResult>

export const shippedParsesFile = fileURLToPath(
  new URL('../prepared/case-parses.json.gz', import.meta.url),
)

/** Names the code that makes a case of a file: everything here, the vocabulary, and the packages' versions. */
export async function fingerprintParser(): Promise<string> {
  const own = await readdir(new URL('./', import.meta.url), { recursive: true })
  const sources = own.filter((name) => name.endsWith('.ts')).sort()
  return fingerprintSources([
    ...sources.map((name) => fileURLToPath(new URL(name.replaceAll('\\', '/'), import.meta.url))),
    new URL('../vocabulary.ts', import.meta.url),
    new URL('../shape.ts', import.meta.url),
    new URL('../../package-lock.json', import.meta.url),
  ])
}

/** Opens the parser; `onTrouble` hears, in Japanese, of a disk that cannot be written. */
export async function openKeptParser(
  dataFolder: string,
  onTrouble: (message: string) => void,
): Promise<KeptParser> {
  const file = join(dataFolder, 'parses.json.gz')
  const fingerprint = await fingerprintParser()
  const [shipped, own] = await Promise.all([
    readKept<Parses>(shippedParsesFile, fingerprint),
    readKept<Parses>(file, fingerprint),
  ])
  const known = new Map(Object.entries({ ...shipped, ...own }))
  const learned = new Map<string, ParseResult>()
  return {
    parse: (caseFile) => {
      const key = keyOf(caseFile)
      const result = known.get(key) ?? learned.get(key) ?? strip(parseCase(caseFile))
      if (!known.has(key)) learned.set(key, result)
      return result
    },
    keep: async () => {
      if (learned.size === 0) return
      const content = { ...own, ...Object.fromEntries(learned) }
      await writeKept(file, fingerprint, content).catch((error: Error) =>
        onTrouble(`${file} に書けません（次の起動で読み直します）: ${error.message}`),
      )
    },
  }
}

/** The results of these files, as they ship. */
export function collectParses(files: readonly CaseFile[]): Parses {
  return Object.fromEntries(files.map((file) => [keyOf(file), strip(parseCase(file))]))
}

function keyOf({ name, text }: CaseFile): string {
  return createHash('sha256').update(`${name}\0${text}`).digest('base64url')
}

/** Without the parsed head, which only the checks of the corpus go on from. */
function strip({ frontMatter: _, ...result }: ParseResult): ParseResult {
  return result
}
