/** The thread of the Word files: the same files, the server free meanwhile, and another thread when one has died. */

import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { composeCases } from '../../server/exports/cases-paper.ts'
import { type Paper, paragraph } from '../../server/exports/paper.ts'
import { openWordWriter } from '../../server/exports/word/worker-queue.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { openKits } from '../../server/kit/open-kits.ts'
import { readWord } from '../support/read-files.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'
import { referenceOptions, selectSmall, smallCases, smallSlugs } from './selections.ts'

function openWriter(...limits: Parameters<typeof openWordWriter>) {
  const writer = openWordWriter(...limits)
  onTestFinished(writer.close)
  return writer
}

function makePaper(count: number): Paper {
  const blocks = Array.from({ length: count }, (_, number) => paragraph(`${number}番の文。`))
  return { title: `${count}の段落`, running: '試験', membersOnly: false, blocks }
}

it.each([
  ['small', composeCases(selectSmall(...smallSlugs.slice(0, 2)), referenceOptions)],
  ['large', makePaper(400)],
])('a %s file is the same as without the thread', async (_size, paper) => {
  const [aside, here] = await Promise.all([openWriter().write(paper), writeWord(paper)])
  expect(readWord(aside).paragraphs).toEqual(readWord(here).paragraphs)
  expect(readWord(aside).footnotes).toEqual(readWord(here).footnotes)
})

it('many asked for at once are each the right one, and a short one does not wait for the long ones', async () => {
  const { write } = openWriter()
  const ended: number[] = []
  const counts = [300, 200, 250, 1, 2]
  await Promise.all(
    counts.map(async (count) => {
      const file = readWord(await write(makePaper(count)))
      expect(file.paragraphs.length).toBe(count + 1)
      ended.push(count)
    }),
  )
  // The first was under way when the others came.
  expect(ended).toEqual([300, 1, 2, 200, 250])
})

it('a long one is written at last, however many short ones keep coming', async () => {
  const { write } = openWriter()
  const ended: number[] = []
  const counts = [20, 50, ...Array.from({ length: 40 }, () => 1)]
  await Promise.all(counts.map((count) => write(makePaper(count)).then(() => ended.push(count))))
  expect(ended.indexOf(50)).toBe(25)
})

it('a file that takes more memory than it may is refused, and the next one is written by another thread', async () => {
  const { write } = openWriter({ maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 8 })
  const [large, small] = [write(makePaper(60_000)), write(makePaper(1))]
  await expect(large).rejects.toMatchObject({ name: 'WordThreadEnded', isFull: true })
  expect(readWord(await small).paragraphs.length).toBe(2)
  expect(readWord(await write(makePaper(2))).paragraphs.length).toBe(3)
})

it('closing refuses what is not yet written, at once', async () => {
  const { write, close } = openWordWriter()
  const written = [write(makePaper(2000)), write(makePaper(1))].map((file) =>
    file.catch((error: Error) => error.name),
  )
  await close()
  await close()
  expect(await Promise.all(written)).toEqual(['WordThreadEnded', 'WordThreadEnded'])
  await expect(write(makePaper(1))).rejects.toMatchObject({ isFull: false })
})

const threadClock = `/proc/self/task/${process.pid}/schedstat`

/** Processor time of the main thread alone, in ms, whatever other threads and programs do meanwhile. */
function readMainThreadTime(): number {
  return Number(readFileSync(threadClock, 'utf8').split(' ')[0]) / 1e6
}

it.skipIf(process.platform !== 'linux')(
  '20 kits a second leave the main thread free: their Word files cost it nothing',
  async () => {
    const { write } = openWriter()
    const how = {
      listCases: () => [],
      read: (text: string) => text,
      readDay: () => '2026-11-22',
    }
    const find = (slug: string) => smallCases.find((one) => one.slug === slug)
    const cost = async (writeKitWord: typeof write): Promise<number> => {
      const library = makeFakeLibrary(openKits({ find, ...how, writeWord: writeKitWord }))
      const app = await makeApp({ library })
      const query = smallSlugs
        .slice(0, 4)
        .map((slug) => `slug=${slug}`)
        .join('&')
      const ask = () => app.inject(`/api/kit?${query}&format=docx&minutes=90`)
      await ask()
      const start = readMainThreadTime()
      for (let round = 0; round < 20; round += 1) {
        const [response] = await Promise.all([ask(), setTimeout(50)])
        expect(response.statusCode).toBe(200)
      }
      return readMainThreadTime() - start
    }
    // What is left is choosing the sentences of the kit, as for its page.
    const withoutFile = await cost(async () => new Uint8Array())
    expect(await cost(write)).toBeLessThan(1.5 * withoutFile + 40)
    expect(await cost(writeWord)).toBeGreaterThan(2 * withoutFile)
  },
)
