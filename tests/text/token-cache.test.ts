import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '../../scripts/random.ts'
import { readCacheFile, writeCacheFile } from '../../server/cache-file.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { readTokenFormat } from '../../server/text/token-cache.ts'
import { createTokenStore, type TokenStore } from '../../server/text/token-store.ts'

async function makeFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-analyses-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'deep', 'analyses.bin')
}

const format = await readTokenFormat()

async function readTokens(file: string, how = format): Promise<TokenStore> {
  return (await readCacheFile(file, how)) ?? createTokenStore()
}

const sentences = ['改善運動を続ける。', '平成20年のＰＦＩ', '', '𠮷野家 😀']
const store = createTokenStore()
const learner = await loadAnalyzer(store)
const analyses = sentences.map((text) => learner.tokenize(text))
const reading = learner.read('北上市')

/** What a store knows of the sentences, and of the one reading. */
function listKnown(known: TokenStore) {
  return [...sentences.map((text) => known.tokensOf(text)), known.readings.get('北上市')]
}
const nothing = [...sentences.map(() => undefined), undefined]

test('what was analysed is read back as it was, and makes the same bytes in whatever order it was learned', async () => {
  const [file, other] = [await makeFile(), await makeFile()]
  await writeCacheFile(file, format, store)
  const turned = createTokenStore()
  const analyzer = await loadAnalyzer(turned)
  for (const text of sentences.toReversed()) analyzer.tokenize(text)
  analyzer.read('北上市')
  await writeCacheFile(other, format, turned)
  expect(listKnown(await readTokens(file))).toEqual([...analyses, reading])
  expect(await readFile(other)).toEqual(await readFile(file))
})

test('known sentences are answered as they were kept, without being learned again', async () => {
  const own = createTokenStore()
  const analyzer = await loadAnalyzer(own, store)
  expect(sentences.map((text) => analyzer.tokenize(text))).toEqual(analyses)
  expect(analyzer.read('北上市')).toBe(reading)
  expect(own.added()).toBe(0)
})

test('what is analysed after the store was closed is answered, and not kept', async () => {
  const own = createTokenStore()
  const analyzer = await loadAnalyzer(own)
  own.close()
  expect(analyzer.tokenize('改善運動を続ける。')).toEqual(analyses[0])
  expect(analyzer.read('北上市')).toBe(reading)
  expect(own.added()).toBe(0)
})

test('a file that is missing, or of another analyser, is an empty store', async () => {
  const file = await makeFile()
  expect(listKnown(await readTokens(file))).toEqual(nothing)
  await writeCacheFile(file, format, store)
  expect(listKnown(await readTokens(file, { ...format, fingerprint: 'other' }))).toEqual(nothing)
})

test.each(['analyses.bin', 'analyses.gz'])(
  'a damaged %s never gives wrong words: 200 places',
  async (name) => {
    const file = join(await makeFile(), '..', name)
    await writeCacheFile(file, format, store)
    const good = await readFile(file)
    const random = createRandom(5)
    for (let round = 0; round < 200; round++) {
      const at = Math.floor(random() * good.length)
      const flipped = Buffer.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8))
      await writeFile(file, round < 100 ? flipped : good.subarray(0, at))
      const found = listKnown(await readTokens(file))
      // A bit of the name of the system in the head of a gzip file means nothing.
      if (found[0] !== undefined) expect(found).toEqual([...analyses, reading])
    }
  },
)
