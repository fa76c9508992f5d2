/** A case is found by the ways in which it is asked for, and they are told for what they are. */

import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { exportFormats } from '../../server/contract/api.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { makeFolder } from '../support/make-folder.ts'
import { makeApp } from '../support/test-app.ts'
import {
  hashingModel,
  noModel,
  openTestLibrary,
  search,
  slugsOf,
  smallCases,
} from '../support/test-library.ts'

const slug = 'kawase-city-madoguchi'
const asks = ['らくだが逃げて役場がてんてこまい', 'ばんそうこう 待ち時間 足りん', 'ﾜｲﾌｧｲが遅い役場']
const writeList = (texts: readonly string[]) => texts.map((text) => `- "${text}"\n`).join('')

async function withLibrary(
  options: Parameters<typeof openTestLibrary>[1],
  work: (library: WholeLibrary, file: string) => Promise<void>,
) {
  const folder = await makeFolder()
  await cp(smallCases, folder, { recursive: true })
  await mkdir(join(folder, 'asks'))
  const file = join(folder, 'asks', `${slug}.yaml`)
  await writeFile(file, writeList(asks))
  const { library, close } = await openTestLibrary(folder, { model: noModel, ...options })
  try {
    await work(library, file)
  } finally {
    await close()
  }
}

const reasonsOf = async (library: WholeLibrary, text: string) =>
  (await search(library, text)).hits.find((hit) => hit.slug === slug)?.reasons

describe('a word that stands in an ask alone', () => {
  test('finds the case, and the reason is the ask, not a word of the case', () =>
    withLibrary({}, async (library) => {
      for (const text of ['らくだ', 'らくだが逃げた']) {
        expect(slugsOf(await search(library, text))).toEqual([slug])
        expect(await reasonsOf(library, text)).toEqual([
          { kind: 'ask', label: '問いが近い', words: [asks[0]] },
        ])
      }
    }))

  test('beside words of the case, is not named among them', () =>
    withLibrary({}, async (library) => {
      const reasons = await reasonsOf(library, 'ばんそうこう 待ち時間')
      expect(reasons?.[0]).toEqual({ kind: 'word', label: '言葉が出てくる', words: ['待ち時間'] })
    }))

  test('is known, and not corrected', () =>
    withLibrary({}, async (library) => {
      for (const text of ['らくだ', 'てんてこまい', 'ばんそうこう']) {
        const { query } = await search(library, text)
        expect(query.corrected, text).toBeUndefined()
      }
    }))

  test('is no word that another is corrected to, and no suggestion', () =>
    withLibrary({}, async (library) => {
      for (const text of ['rakuda', 'らくだ市', 'bansoukou', 'ばんそうこお']) {
        const { query } = await search(library, text)
        expect(query.corrected ?? '', text).not.toMatch(/らくだ|ばんそうこう/)
      }
      for (const text of ['らく', 'ばん', 'てん', 'らくだ']) {
        expect(JSON.stringify(library.suggest(text)), text).not.toMatch(
          /らくだ|ばんそうこう|てんて/,
        )
      }
    }))

  test('is no fact: no phrase finds it, and no exclusion drops the case for it', () =>
    withLibrary({}, async (library) => {
      const plain = slugsOf(await search(library, '窓口'))
      expect(plain).toContain(slug)
      expect(slugsOf(await search(library, '窓口 -らくだ'))).toEqual(plain)
      const { hits } = await search(library, '"待ち時間" らくだ')
      expect(hits.every(({ snippet }) => !JSON.stringify(snippet).includes('らくだ'))).toBe(true)
    }))
})

test('asks are on no page, in no file and in no answer but the reason of a hit', () =>
  withLibrary({}, async (library) => {
    const app = await makeApp({ library, requestsPerMinute: 1_000_000 })
    const urls = [
      ...[`/cases/${slug}`, `/api/cases/${slug}`, `/api/cards?slug=${slug}`, '/', '/coverage'],
      ...[`/kit?slug=${slug}`, `/visit?slug=${slug}`, '/api/suggest?q=%E3%82%89%E3%81%8F'],
      ...exportFormats.map((format) => `/api/export?format=${format}&slug=${slug}`),
      ...exportFormats.map(
        (format) => `/api/export?format=${format}&q=%E3%82%89%E3%81%8F%E3%81%A0`,
      ),
    ]
    for (const url of urls) {
      const { body, statusCode } = await app.inject({ url })
      expect(statusCode, url).toBe(200)
      expect(body, url).not.toMatch(/てんてこまい|ばんそうこう|"asks":/)
    }
    const { body } = await app.inject({ url: '/search?q=%E3%82%89%E3%81%8F%E3%81%A0' })
    expect(body).toContain(`問いが近い　${asks[0]}`)
  }))

test(
  'saved asks are found by within a second; broken ones leave those before, deleted ones none',
  () =>
    withLibrary({ live: true }, async (library, file) => {
      const finds = (text: string, isFound: boolean) =>
        vi.waitFor(
          async () => expect(slugsOf(await search(library, text)).includes(slug)).toBe(isFound),
          // The promise is one second; a machine with a load of ten takes some.
          { timeout: 8_000, interval: 20 },
        )
      // The first look comes with the opening.
      await finds('らくだ', true)
      for (const [text, word, before] of [
        ['もぐらが穴を掘る日', 'もぐら', 'らくだ'],
        ['とびうおが飛んだ日', 'とびうお', 'もぐら'],
      ] as const) {
        await writeFile(file, writeList([text]))
        await finds(word, true)
        await finds(before, false)
      }
      await writeFile(file, '- "閉じていない\n')
      await vi.waitFor(() => expect(library.problems().join()).toContain('閉じていない'), 8_000)
      await finds('とびうお', true)
      await rm(file)
      await finds('とびうお', false)
      expect(library.problems().join()).not.toContain('asks/')
    }),
  60_000,
)

test('an ask that is near in meaning and in words is one reason, not two', () => {
  return withLibrary(hashingModel, async (library) => {
    const reasons = await reasonsOf(library, asks[0] ?? '')
    expect(reasons?.filter(({ kind }) => kind === 'ask')).toEqual([
      { kind: 'ask', label: '問いが近い', words: [asks[0]] },
    ])
  })
}, 60_000)
