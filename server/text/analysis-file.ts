/**
 * Sentences with their analysis, kept on disk: kuromoji takes about 0.9 s for the 91 shipped cases, reading the result
 * takes 0.05 s. One file ships with the cases, one in DATA_DIR holds what was analysed here.
 */

import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Analyses, Token } from './tokenize.ts'

/** Words are written once and named by number; a token is six numbers: term, base and reading (-1: none), noun,
 * start, end. */
type Stored = { analyzer: string; words: string[]; sentences: [string, number[]][] }

const numbersPerToken = 6

/** The code whose result is kept; any change of it makes the files outdated. */
const sources = ['./tokenize.ts', './normalize.ts', './era.ts', './okurigana.ts']

/** Names the analyser by its own source and its dictionary, so that a file of another one is never used. */
export async function fingerprintAnalyzer(): Promise<string> {
  const dictionary = createRequire(import.meta.url).resolve('kuromoji/package.json')
  const hash = createHash('sha256').update(await readFile(dictionary))
  for (const source of sources) {
    const text = await readFile(new URL(source, import.meta.url), 'utf8')
    hash.update(text.replaceAll('\r\n', '\n'))
  }
  return hash.digest('base64url').slice(0, 16)
}

/** Reads kept analyses; a missing, damaged or outdated file is an empty one: the work is only done again. */
export async function readAnalyses(file: string, analyzer: string): Promise<Analyses> {
  try {
    const bytes = await promisify(gunzip)(await readFile(file))
    const stored = JSON.parse(bytes.toString('utf8')) as Stored
    if (stored.analyzer !== analyzer) return new Map()
    return new Map(
      stored.sentences.map(([text, numbers]) => [text, unpackTokens(numbers, stored.words)]),
    )
  } catch {
    return new Map()
  }
}

/** Writes analyses beside and renames; sorted, so that the same sentences make the same bytes. */
export async function writeAnalyses(
  file: string,
  analyzer: string,
  analyses: Analyses,
): Promise<void> {
  const numbers = new Map<string, number>()
  const numberOf = (word: string) => {
    const known = numbers.get(word) ?? numbers.size
    numbers.set(word, known)
    return known
  }
  const sentences = [...analyses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, tokens]): [string, number[]] => [text, packTokens(tokens, numberOf)])
  const stored: Stored = { analyzer, words: [...numbers.keys()], sentences }
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(beside, await promisify(gzip)(JSON.stringify(stored)))
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

function packTokens(tokens: readonly Token[], numberOf: (word: string) => number): number[] {
  return tokens.flatMap(({ term, base, reading, noun, start, end }) => [
    numberOf(term),
    base === undefined ? -1 : numberOf(base),
    reading === undefined ? -1 : numberOf(reading),
    Number(noun),
    start,
    end,
  ])
}

function unpackTokens(numbers: readonly number[], words: readonly string[]): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < numbers.length; at += numbersPerToken) {
    const own = numbers.slice(at, at + numbersPerToken)
    const [term = 0, baseNumber = -1, soundNumber = -1, noun, start = 0, end = 0] = own
    const base = words[baseNumber]
    const reading = words[soundNumber]
    tokens.push({
      term: words[term] ?? '',
      ...(base !== undefined && { base }),
      ...(reading !== undefined && { reading }),
      noun: noun === 1,
      start,
      end,
    })
  }
  return tokens
}
