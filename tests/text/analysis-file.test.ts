import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '../../scripts/bench/random.ts'
import { readAnalyses, writeAnalyses } from '../../server/text/analysis-file.ts'
import { loadAnalyzer } from '../../server/text/tokenize.ts'

async function makeFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-analyses-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'deep', 'analyses.json.gz')
}

const learner = await loadAnalyzer()
for (const text of ['改善運動を続ける。', '平成20年のＰＦＩ', '', '𠮷野家 😀'])
  learner.tokenize(text)
const analyses = learner.listLearned()

test('what was analysed is read back as it was, and makes the same bytes again', async () => {
  const [file, other] = [await makeFile(), await makeFile()]
  await writeAnalyses(file, 'one', analyses)
  await writeAnalyses(other, 'one', new Map([...analyses].reverse()))
  expect(await readAnalyses(file, 'one')).toEqual(analyses)
  expect(await readFile(other)).toEqual(await readFile(file))
})

test('known sentences are answered as they were kept, without being learned again', async () => {
  const analyzer = await loadAnalyzer(analyses)
  expect(analyzer.tokenize('改善運動を続ける。')).toEqual(analyses.get('改善運動を続ける。'))
  expect(analyzer.listLearned().size).toBe(0)
})

test('a file that is missing, or of another analyser, is an empty one', async () => {
  const file = await makeFile()
  expect(await readAnalyses(file, 'one')).toEqual(new Map())
  await writeAnalyses(file, 'one', analyses)
  expect(await readAnalyses(file, 'other')).toEqual(new Map())
})

test('a damaged file never gives wrong words: 200 places', async () => {
  const file = await makeFile()
  await writeAnalyses(file, 'one', analyses)
  const good = await readFile(file)
  const random = createRandom(5)
  for (let round = 0; round < 200; round++) {
    const at = Math.floor(random() * good.length)
    const flipped = Buffer.from(good)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8))
    await writeFile(file, round < 100 ? flipped : good.subarray(0, at))
    const found = await readAnalyses(file, 'one')
    if (found.size > 0) expect(found).toEqual(analyses)
  }
})
