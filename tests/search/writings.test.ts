/** What is written in one way is found in every other: in a query, in quotes and as an exclusion; on cases made for it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { bend } from '../support/make-case.ts'
import { noModel, openForFile, search, slugsOf } from '../support/test-library.ts'

/** One sentence a case; nothing else of it is like a query. */
const sentences = {
  'shiken-city-cost': '工事の費用は9,593万円だった[^1]。',
  'shiken-city-crowd': '見学に1,000人が来た[^1]。',
  'shiken-city-hall': '会館は昭和61年に開いた[^1]。',
  'shiken-city-move': '引っ越しは1995年のことだった[^1]。',
  'shiken-city-name': '茅ケ崎から講師を招いた[^1]。',
  'shiken-city-places': '詰め所を27か所に置いた[^1]。',
  'shiken-city-person': '佐々木が司会をした[^1]。',
  'shiken-city-shop': '黒川滝子が店を開いた[^1]。',
  'shiken-city-airport': '関西国際空港に看板を立てた[^1]。',
  'shiken-city-scan': 'AI-OCRを使った[^1]。',
  'shiken-city-ministry': '国土交通省に相談した[^1]。',
}
type Slug = keyof typeof sentences

const folder = await mkdtemp(join(tmpdir(), 'kaizen-writings-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
for (const [slug, sentence] of Object.entries(sentences)) {
  await writeFile(join(folder, `${slug}.md`), bend('待ち時間が長かった[^1]。', sentence))
}
const library = await openForFile(folder, { model: noModel })

const writings: readonly (readonly [Slug, readonly string[]])[] = [
  [
    'shiken-city-cost',
    ['9593万円', '９，５９３万円', '九千五百九十三万円', '9千593万円', '95,930,000円'],
  ],
  ['shiken-city-crowd', ['1000人', '千人', '一千人', '１，０００人']],
  ['shiken-city-hall', ['1986年', 'S61', '昭和六十一年', '昭和61年', '一九八六年', '１９８６年度']],
  ['shiken-city-move', ['平成7年', 'H7', '平成七年', 'Ｈ７年', '1995']],
  ['shiken-city-name', ['茅ヶ崎', '茅が崎', '茅ケ崎']],
  ['shiken-city-places', ['27ヶ所', '２７カ所', '二十七箇所']],
  ['shiken-city-person', ['佐佐木', '佐々木']],
  ['shiken-city-shop', ['黑川瀧子', '黒川滝子']],
  ['shiken-city-scan', ['AIOCR', 'ＡＩ－ＯＣＲ', 'AI・OCR', 'ai-ocr']],
]

describe.each(writings)('%s', (slug, all) => {
  test.each(all)('is found by %s, marked as it is written', async (text) => {
    const answer = await search(library, text)
    expect(answer.hits[0]).toMatchObject({ slug })
    const marked = answer.hits[0]?.snippet.segments.filter(({ hit }) => hit) ?? []
    const written = sentences[slug]
    if (!/^\d+[かヶカ箇]/.test(text)) expect(marked.length).toBeGreaterThan(0)
    for (const { text: piece } of marked) expect(written).toContain(piece)
  })

  test.each(all)('has the phrase 「%s」, and is left out by it', async (text) => {
    expect(slugsOf(await search(library, `"${text.replace(/年度$/, '年')}"`))).toEqual([slug])
    const others = slugsOf(await search(library, `試験市 -${text.replace(/年度$/, '年')}`))
    expect(others).not.toContain(slug)
    expect(others).toHaveLength(Object.keys(sentences).length - 1)
  })
})

test.each([
  ['空港', 'shiken-city-airport'],
  ['OCR', 'shiken-city-scan'],
  ['国交省', 'shiken-city-ministry'],
])('%s is found in the longer word', async (text, slug) => {
  expect((await search(library, text)).hits[0]).toMatchObject({ slug })
})

test('100人 is not in 1,000人', async () => {
  expect(slugsOf(await search(library, '100人'))).not.toContain('shiken-city-crowd')
  expect(slugsOf(await search(library, '"100人"'))).not.toEqual(['shiken-city-crowd'])
})
