import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { loadCases } from '../../server/cases/load.ts'
import { unpackResult } from '../../server/cases/pack-result.ts'
import { openParseCache } from '../../server/cases/parse-cache.ts'
import {
  checkInThreads,
  openParseThreads,
  parseInThreads,
} from '../../server/cases/parsing/parse-threads.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { openTroubles } from '../../server/troubles.ts'
import { readShipped, shippedSlugs } from '../support/case-files.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const module = new URL('./looping-thread.mjs', import.meta.url)
const bad = (word: string) => bend('待ち時間が長かった', word)
const tooSlow =
  'b.md:1:1 ファイル — 0.5秒では読み終わらない書き方 / 同じ記号が何千も続く所、何万字もの一行をなくしたファイル'

/** Threads with a parser that some words make fail, and a limit that keeps the tests short. */
function openThreads(settings: Parameters<typeof openParseThreads>[0] = {}) {
  const threads = openParseThreads({ limitMs: 500, module, ...settings })
  onTestFinished(threads.close)
  /** Names of the files that were given to a thread. */
  const asked: string[] = []
  const parse: typeof threads.parse = (file) => {
    asked.push(file.name)
    return threads.parse(file)
  }
  return { ...threads, parse, asked }
}

async function openShelf(folder: string, dataFolder: string, threads = openThreads()) {
  const parser = await openParseCache(dataFolder, openTroubles(expect.unreachable), threads)
  const live = await openLiveShelf(folder, realDisk, parser.parse)
  await parser.keep()
  return {
    live,
    asked: threads.asked,
    slugs: () => live.shelf().cases.map(({ slug }) => slug),
    sentences: () => live.shelf().problems.map(formatProblem),
  }
}

async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'data-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

describe('a case file that no parser gets to the end of', () => {
  test.each(['終わらない', '後戻り'])(
    'is one problem, and all others are served: %s',
    async (word) => {
      const folder = await makeFolder({ 'a.md': goodCase, 'b.md': bad(word), 'c.md': goodCase })
      const { slugs, sentences } = await openShelf(folder, await makeDataFolder())
      expect(slugs()).toEqual(['a', 'c'])
      expect(sentences()).toEqual([tooSlow])
    },
  )

  test('is not tried again at the next start, but when it has changed', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'b.md': bad('終わらない') })
    const data = await makeDataFolder()
    const first = await openShelf(folder, data)
    expect(first.asked.toSorted()).toEqual(['a.md', 'b.md'])
    const second = await openShelf(folder, data)
    expect(second.asked).toEqual([])
    expect(second.sentences()).toEqual([tooSlow])
    await writeFile(join(folder, 'b.md'), goodCase)
    const third = await openShelf(folder, data)
    expect(third.asked).toEqual(['b.md'])
    expect(third.slugs()).toEqual(['a', 'b'])
    expect(third.sentences()).toEqual([])
  })

  test('saved while the library is open leaves the last good version, and the next save is taken', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'b.md': goodCase })
    const { live, slugs, sentences } = await openShelf(folder, await makeDataFolder())
    await writeFile(join(folder, 'b.md'), bad('終わらない'))
    await live.refresh()
    expect(slugs()).toEqual(['a', 'b'])
    expect(sentences()).toEqual([tooSlow, expect.stringContaining('直前の版を出している')])
    await writeFile(join(folder, 'b.md'), bad('待ち時間がとても長かった'))
    expect((await live.refresh())?.changed).toEqual(['b'])
    expect(sentences()).toEqual([])
  })

  test('keeps nobody else waiting: the loop goes on while it is parsed', async () => {
    const { parse } = openThreads()
    await parse({ name: 'a.md', slug: 'a', text: goodCase })
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await parse({ name: 'b.md', slug: 'b', text: bad('終わらない') })
    delay.disable()
    // The whole limit of 500 ms where it is parsed right here; the median, because the machine stops everybody at times.
    expect(delay.percentile(50) / 1e6).toBeLessThan(100)
  })

  test('is named by the check, which goes on with the others', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'b.md': bad('終わらない') })
    const check = checkInThreads(openThreads({ withHead: true }))
    const { problems, counts } = await checkFolder(folder, check)
    expect(problems.map(formatProblem).join('\n')).toContain(tooSlow)
    expect(counts).toMatchObject({ cases: 1, refused: 1 })
  })
})

test.each([
  ['ends its thread', '倒れる', 20_000, /^読む途中の失敗（/],
  ['fills its memory', 'あふれる', 20_000, /^読む途中の失敗（/],
  ['never ends', '終わらない', 500, /読み終わらない/],
])('a file that %s is one problem, and another thread goes on', async (_, word, limitMs, got) => {
  // Enough for the thread to have the next file in its hands as well, and few enough to have none.
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (__, at) => [
      `a${at + 10}.md`,
      at % 20 === 5 ? bad(word) : goodCase,
    ]),
  )
  const folder = await makeFolder(files)
  const { cases, problems } = await loadCases(
    folder,
    realDisk,
    parseInThreads(openThreads({ limitMs })),
  )
  expect(cases).toHaveLength(38)
  expect(problems.map(({ file }) => file)).toEqual(['a15.md', 'a35.md'])
  for (const problem of problems) expect(problem.got).toMatch(got)
})

test('threads give what parsing right here gives, whatever is wrong with the files', async () => {
  const library = new URL('../fixtures/error-library', import.meta.url).pathname
  // Enough for more threads than one, and what they name is missing.
  const some = shippedSlugs.filter((_, at) => at % 4 === 0)
  const shipped = await makeFolder(
    Object.fromEntries(
      some.flatMap((slug) => {
        const { body = '', facts = '', asks = '' } = readShipped(slug)
        return [
          [`${slug}.md`, body],
          [`facts/${slug}.yaml`, facts],
          [`asks/${slug}.yaml`, asks],
        ]
      }),
    ),
  )
  for (const folder of [library, shipped]) {
    const threads = openParseThreads({ withHead: true })
    onTestFinished(threads.close)
    expect(await checkFolder(folder, checkInThreads(threads))).toEqual(await checkFolder(folder))
  }
})

test('an idle thread is ended, and another started for the next file', async () => {
  const { parse } = openThreads({ idleMs: 1 })
  const file = { name: 'a.md', slug: 'a', text: goodCase }
  const first = await parse(file)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await parse(file)).toEqual(first)
})

test('a thread that cannot start is no fault of the file', async () => {
  const missing = new URL('./no-such-thread.mjs', import.meta.url)
  const { parse } = openThreads({ module: missing })
  const file = { name: 'a.md', slug: 'a', text: goodCase }
  await expect(parse(file)).rejects.toThrow('does not start')
})

test('a file waits as long as it must for its turn and for a busy machine: only its own time counts', async () => {
  const { parse } = openThreads({ limitMs: 300 })
  const files = Array.from({ length: 4 }, (_, at) => ({
    name: `a${at}.md`,
    slug: `a${at}`,
    text: at % 2 === 0 ? bad('終わらない') : goodCase,
  }))
  const results = Promise.all(files.map(parse))
  // This thread hears nothing for longer than the limit.
  const end = performance.now() + 900
  while (performance.now() < end);
  const texts = (await results).map((bytes) => JSON.stringify(unpackResult(bytes)))
  expect(texts.map((text) => text.includes('読み終わらない'))).toEqual(
    files.map((_, at) => at % 2 === 0),
  )
})

// Elsewhere Node 20 knows the processor time of the whole process only.
test.skipIf(process.platform !== 'linux')(
  'a good file is read, however long the server keeps the processor to itself meanwhile',
  async () => {
    const { parse } = openThreads({ limitMs: 500 })
    let bytes: Uint8Array | undefined
    const parsed = parse({
      name: 'a.md',
      slug: 'a',
      text: bend('待ち時間が長かった', '待たされる'),
    })
    const done = parsed.then((result) => {
      bytes = result
    })
    while (bytes === undefined) {
      const end = performance.now() + 20
      while (performance.now() < end);
      await new Promise(setImmediate)
    }
    await done
    expect(JSON.stringify(unpackResult(bytes))).not.toContain('読み終わらない')
  },
)
