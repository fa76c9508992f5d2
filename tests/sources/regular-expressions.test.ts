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
/**
 * Texts of a tenth are tried first. 24 of them take up to 1.2 ms of an expression that goes on steadily, at 10 ns a
 * character; one of them takes 3.7 ms where it is gone back over once for each of its characters, at 0.3 ns a step. What
 * is taken for slow without being so costs time alone: of such a batch each is tried by itself, a longer one as long as
 * the shorter leaves open whether the longest, growing with the square, stays below the limit.
 */
const sampleLength = length / 10
const lengths = [sampleLength, length / 5, length]
const suspectMs = 2
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

/** A text of about this size. */
type Attack = (size: number) => string

/** Runs of a piece alone, ended by something else, and between letters. */
function listRuns(piece: string): Attack[] {
  const run: Attack = (size) => piece.repeat(size / piece.length)
  return [run, (size) => `${run(size)}\u0001`, (size) => `a${run(size)}a`]
}

const commonPieces = [...common, ...['a ', 'あ。', '1 ', '1,', '年1', '<a', '[^', '[^1]', '&#x']]
const commonAttacks = commonPieces.flatMap(listRuns)
/** Made once: the samples that every expression meets. */
const commonSamples = commonAttacks.map((attack) => attack(sampleLength))

/** The attacks with what an expression itself names. */
function listOwnAttacks(source: string): Attack[] {
  const own = [...new Set(source.match(/[^\\^$.*+?()[\]{}|]/gu))].filter(
    (sign) => !common.includes(sign),
  )
  const words = source.match(/[^\\^$.*+?()[\]{}|]{2,}/gu) ?? []
  const afterWords = words.flatMap((word) =>
    ['a', ' ', '0', '.', 'あ', '\n'].map(
      (piece): Attack =>
        (size) =>
          `${word}${piece.repeat(size)}\u0001`,
    ),
  )
  return [...[...own, ...words].flatMap(listRuns), ...afterWords]
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

/** The first of the attacks that takes too long, the best of three runs, with its time. */
function findSlow({
  source,
  flags,
}: Omit<Expression, 'place'>): { text: string; time: number } | undefined {
  const expression = new RegExp(source, flags)
  const ownAttacks = listOwnAttacks(source)
  const attacks = [...commonAttacks, ...ownAttacks]
  const samples = [...commonSamples, ...ownAttacks.map((attack) => attack(sampleLength))]
  for (let at = 0; at < samples.length; at += batchSize) {
    if (timeMatches(expression, samples.slice(at, at + batchSize)) < suspectMs) continue
    for (const attack of attacks.slice(at, at + batchSize)) {
      const slow = confirmSlow(expression, attack)
      if (slow) return slow
    }
  }
  return undefined
}

/** Of lengths that grow, as long as a shorter text leaves it open; the best of three runs each. */
function confirmSlow(
  expression: RegExp,
  attack: Attack,
): { text: string; time: number } | undefined {
  let slow = { text: '', time: 0 }
  for (const size of lengths) {
    const limit = limitMs * (size / length) ** 2
    const text = attack(size)
    let time = timeMatches(expression, [text])
    for (let again = 0; again < 2 && time >= limit; again += 1)
      time = Math.min(time, timeMatches(expression, [text]))
    if (time < limit) return undefined
    slow = { text, time }
  }
  return slow
}

test('no regular expression takes long for a text of 50,000 characters made against it', {
  timeout: 300_000,
}, async () => {
  const all = [...(await collectExpressions('server')), ...(await collectExpressions('web'))]
  const different = new Map(all.map((one) => [`/${one.source}/${one.flags}`, one]))
  expect(different.size).toBeGreaterThan(200)
  const slow: string[] = []
  for (const [name, one] of different) {
    const found = findSlow(one)
    if (found) {
      const start = JSON.stringify(found.text.slice(0, 12))
      slow.push(`${one.place}: ${name} ${Math.round(found.time)} ms for ${start}…`)
    }
  }
  expect(slow).toEqual([])
})
