/**
 * All that `npm run cases:check` would say against one case of a folder, while its files are in memory only: the same
 * steps as for a folder, the other cases of which have been parsed before.
 */

import { join } from 'node:path'
import { compareText } from '../contract/compare-text.ts'
import type { CaseFiles } from '../contract/desk.ts'
import type { Case, Problem } from './case.ts'
import { type CheckResult, nameFactsFile } from './check-case.ts'
import { checkAllAsks, describeDuplicate, listDuplicates } from './check-together.ts'
import { nameFile, type RawFile, readRawFile } from './files.ts'
import { asksFolder, type CaseDisk, isAsksName } from './folder.ts'
import type { FrontMatter } from './front-matter.ts'
import { joinAsks } from './join-asks.ts'
import type { NearDuplicate } from './lint/near-duplicates.ts'
import type { UnrecordedNumber } from './lint/numbers.ts'
import { type ParsedFolder, shelveCases } from './load.ts'
import { unpackResult } from './pack-result.ts'
import type { ParsedFile, ParseResult } from './parse.ts'
import type { ParseThreads } from './parsing/parse-threads.ts'
import { byPlace } from './problems.ts'

export type OneCase = {
  /** In the order of `cases:check`. */
  problems: Problem[]
  /** The case with its asks, unless a problem is an error. */
  found?: Case
  frontMatter?: FrontMatter
  numbers: UnrecordedNumber[]
  /** The names of the files whose body is nearly the same, and how much of it. */
  duplicates: { name: string; overlap: number }[]
}

/** The names of the files of a case in the folder of the cases. */
export function nameCaseFiles(slug: string): Record<keyof CaseFiles, string> {
  return { body: `${slug}.md`, asks: `${asksFolder}/${slug}.yaml`, facts: nameFactsFile(slug) }
}

/**
 * Checks a case among the others of its folder; its own former version among them does not count. `threads` parse
 * with the head.
 */
export async function checkOne(
  slug: string,
  files: CaseFiles,
  others: ParsedFolder,
  threads: Pick<ParseThreads, 'parse'>,
): Promise<OneCase> {
  const names = nameCaseFiles(slug)
  const own = await parseOwn(files, names, threads)
  const parsed = putIn(own.parsed, others.parsed, Object.values(names))
  const isOwn = ({ file }: Problem) => Object.values<string>(names).includes(file)
  const kept = others.problems.filter((problem) => !isOwn(problem))
  const { problems } = shelveCases({ parsed, problems: [...kept, ...own.problems] })
  const pairs = listDuplicates(parsed, names.body)
  const problemsOfAsks = await checkAllAsks(parsed, async () => own.asksText, slug)
  const all = [...problems, ...pairs.map(describeDuplicate), ...problemsOfAsks]
  return {
    ...chooseCase(own.parsed, names),
    problems: all.filter(isOwn).sort(byPlace),
    numbers: own.numbers,
    duplicates: pairs.map((pair) => nameOther(pair, names.body)),
  }
}

type Own = {
  parsed: ParsedFile[]
  /** What is wrong with files that cannot even be read. */
  problems: Problem[]
  numbers: UnrecordedNumber[]
  asksText: string
}

async function parseOwn(
  files: CaseFiles,
  names: Record<keyof CaseFiles, string>,
  { parse }: Pick<ParseThreads, 'parse'>,
): Promise<Own> {
  const disk = openMemory(files, names)
  const [body, facts, asks] = await Promise.all(
    [names.body, names.facts, names.asks].map((name) => readRawFile('', name, disk)),
  )
  const own: Own = { parsed: [], problems: [], numbers: [], asksText: '' }
  const take = (name: string, result: ParseResult | Problem) => {
    if ('problems' in result) own.parsed.push({ file: nameFile(name), result })
    else own.problems.push(result)
  }
  if (body && 'bytes' in body) {
    const result: CheckResult | Problem = unpackResult(await parse({ ...body, facts }))
    if ('numbers' in result) own.numbers = result.numbers ?? []
    take(names.body, result)
  } else if (body) own.problems.push(body)
  if (asks && 'bytes' in asks) {
    take(names.asks, unpackResult(await parse(asks)))
    own.asksText = decodeText(asks)
  } else if (asks) own.problems.push(asks)
  return own
}

/** The files as a disk, so that they are refused by the same rules; on Windows a path has other signs than a name. */
function openMemory(files: CaseFiles, names: Record<keyof CaseFiles, string>): CaseDisk {
  const contents = new Map<string, Buffer>()
  for (const kind of ['body', 'facts', 'asks'] as const) {
    const text = files[kind]
    if (text !== undefined) contents.set(join('', names[kind]), Buffer.from(text))
  }
  const read = async (path: string) => {
    const bytes = contents.get(path)
    if (bytes) return bytes
    throw Object.assign(new Error(`no file: ${path}`), { code: 'ENOENT' })
  }
  return {
    list: async () => [...contents.keys()],
    look: async (path) => {
      const { byteLength: size } = await read(path)
      return { isFile: () => true, size, mtimeMs: 0, ctimeMs: 0 }
    },
    read,
  }
}

function decodeText({ bytes }: RawFile): string {
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n').normalize('NFC')
}

/** The order of a folder, in which of two cases the later one is told that it repeats the earlier. */
function putIn(
  own: readonly ParsedFile[],
  others: readonly ParsedFile[],
  names: readonly string[],
): ParsedFile[] {
  const rest = others.filter(({ file }) => !names.includes(file.name))
  const rank = ({ file }: ParsedFile) => Number(isAsksName(file.name))
  return [...rest, ...own].sort(
    (a, b) => rank(a) - rank(b) || compareText(a.file.name, b.file.name),
  )
}

function chooseCase(
  own: readonly ParsedFile[],
  names: Record<keyof CaseFiles, string>,
): Pick<OneCase, 'found' | 'frontMatter'> {
  const resultOf = (name: string) => own.find(({ file }) => file.name === name)?.result
  const { case: found, frontMatter } = resultOf(names.body) ?? {}
  return {
    ...(found && { found: joinAsks(found, resultOf(names.asks)?.asks) }),
    ...(frontMatter && { frontMatter }),
  }
}

function nameOther({ first, second, overlap }: NearDuplicate, name: string) {
  return { name: first === name ? second : first, overlap }
}
