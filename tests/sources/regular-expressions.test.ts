import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { startCpuClock } from '../support/cpu-time.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const length = 50_000
const limitMs = 50
const batchSize = 24

type Expression = { source: string; flags: string; place: string }

/** Every regular expression written in the sources of a folder, each once, with the first file it stands in. */
async function collectExpressions(folder: string): Promise<Expression[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  const sources = names.filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('dist'))
  const found = await Promise.all(
    sources.sort().map(async (name) => {
      const text = await readFile(join(root, folder, name), 'utf8')
      const tree = parseAst(text, { lang: name.endsWith('.tsx') ? 'tsx' : 'ts' })
      return listExpressions(tree).map((one) => ({ ...one, place: join(folder, name) }))
    }),
  )
  return found.flat()
}

function listExpressions(node: unknown): Omit<Expression, 'place'>[] {
  if (typeof node !== 'object' || node === null) return []
  const inside = Object.values(node).flatMap(listExpressions)
  if ('regex' in node) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string }
    return [{ source: pattern, flags }]
  }
  return inside
}

/** Characters that regular expressions care about; runs of each of them, alone and between others, are the attacks. */
const common = [...'a0 \t\n.。、-_/:"\'<>[]()「」あ亜ア&;#*~@^|\\=年～・']

/** A run of a piece alone, ended by something else, and between letters. */
function listRuns(piece: string): string[] {
  const run = piece.repeat(length / piece.length)
  return [run, `${run}\u0001`, `a${run}a`]
}

/** Made once: the attacks that every expression meets. */
const commonAttacks = [
  ...common,
  ...['a ', 'あ。', '1 ', '1,', '年1', '<a', '[^', '[^1]', '&#x'],
].flatMap(listRuns)

function listAttacks(source: string): string[] {
  const own = [...new Set(source.match(/[^\\^$.*+?()[\]{}|]/gu))].filter(
    (sign) => !common.includes(sign),
  )
  const words = source.match(/[^\\^$.*+?()[\]{}|]{2,}/gu) ?? []
  const afterWords = words.flatMap((word) =>
    ['a', ' ', '0', '.', 'あ', '\n'].map((piece) => `${word}${piece.repeat(length)}\u0001`),
  )
  return [...commonAttacks, ...[...own, ...words].flatMap(listRuns), ...afterWords]
}

const context = createContext({})
const match = new Script('for (const text of texts) text.replace(expression, "")')

/** Milliseconds of the processor for all of these texts, or endless. */
function timeMatches(expression: RegExp, texts: readonly string[]): number {
  const elapsed = startCpuClock()
  try {
    Object.assign(context, { texts, expression })
    match.runInContext(context, { timeout: 2_000 })
  } catch {
    return Number.POSITIVE_INFINITY
  }
  return elapsed()
}

/** The first of the texts that takes too long, the best of three runs, with its time. */
function findSlow(
  expression: RegExp,
  texts: readonly string[],
): { text: string; time: number } | undefined {
  // Most stay below the bound of one text all together; only where they do not is each looked at.
  for (let at = 0; at < texts.length; at += batchSize) {
    const batch = texts.slice(at, at + batchSize)
    if (timeMatches(expression, batch) < limitMs) continue
    for (const text of batch) {
      let time = timeMatches(expression, [text])
      for (let again = 0; again < 2 && time >= limitMs; again += 1)
        time = Math.min(time, timeMatches(expression, [text]))
      if (time >= limitMs) return { text, time }
    }
  }
  return undefined
}

test('no regular expression takes long for a text of 50,000 characters made against it', {
  timeout: 300_000,
}, async () => {
  const all = [...(await collectExpressions('server')), ...(await collectExpressions('web'))]
  const different = new Map(all.map((one) => [`/${one.source}/${one.flags}`, one]))
  expect(different.size).toBeGreaterThan(200)
  const slow: string[] = []
  for (const [name, { source, flags, place }] of different) {
    const expression = new RegExp(source, flags)
    const found = findSlow(expression, listAttacks(source))
    if (found) {
      const start = JSON.stringify(found.text.slice(0, 12))
      slow.push(`${place}: ${name} ${Math.round(found.time)} ms for ${start}…`)
    }
  }
  expect(slow).toEqual([])
})
