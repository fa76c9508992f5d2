/** Cases as nobody wrote them, but somebody could. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { kitMinutes, purposes } from '../../server/contract/kit.ts'
import { barriers, collections } from '../../server/contract/vocabulary.ts'
import { anyText } from '../support/any-text.ts'
import { makeKit, readLines, sheetOf, writeCase } from './support.ts'

const toHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const text = fc.option(anyText.map(toHtml), { nil: undefined })
const texts = fc
  .record({ background: text, actions: text, results: text, craft: text, trouble: text })
  .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value)))

const oddCase: fc.Arbitrary<Case> = fc
  .record({
    texts,
    title: fc.oneof(anyText, fc.constant('長'.repeat(500)), fc.constant('題 ― ')),
    actors: fc.array(anyText, { maxLength: 3 }),
    barriers: fc.subarray(barriers.map(({ id }) => id)),
    collections: fc.subarray(collections.map(({ id }) => id)),
    questions: fc.array(anyText, { maxLength: 3 }),
    summary: fc.array(anyText, { maxLength: 3 }),
    name: anyText,
    slug: fc.uuid(),
  })
  .map(({ texts: given, name, ...replaced }) =>
    writeCase(given, { ...replaced, municipalities: [{ name, prefecture: 'iwate' }] }),
  )

it('any case makes a kit with questions on every level', () => {
  fc.assert(
    fc.property(
      fc.array(oddCase, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...kitMinutes),
      fc.constantFrom(...purposes),
      (cases, minutes, { id }) => {
        const kit = makeKit(cases, { minutes, purpose: id })
        const asked = sheetOf(kit, 'handout')
          .pages.flat()
          .filter(({ kind }) => kind === 'question')
        expect(asked.length).toBeGreaterThanOrEqual(4)
        expect(kit.title).not.toBe('')
      },
    ),
    { numRuns: 60 },
  )
})

it('a case of which nothing is known is asked about, and nothing is said of it', () => {
  const kit = makeKit([writeCase({}, { actors: [], barriers: [], questions: [], summary: [] })])
  const handout = readLines(sheetOf(kit, 'handout'))
  expect(handout.join('\n')).not.toMatch(/〈(背景|取り組み|成果|工夫)〉(?!から)/)
  expect(handout).toContain('だれが動いたと読めますか。')
  expect(handout).toContain('いちばん意外だった所はどこですか。')
  expect(readLines(sheetOf(kit, 'sequel')).join('\n')).toContain(
    'その後は、確認できた資料にありません。',
  )
  const visit = readLines(sheetOf(kit, 'visit'))
  expect(visit).toContain('どのような変化がありましたか。')
  expect(visit).toContain('うまく運ぶために工夫したことがあれば、お聞かせください。')
  expect(visit).toContain('思うように進まなかったことと、今の状況をお聞かせください。')
  expect(readLines(sheetOf(kit, 'facilitator')).join('\n')).toContain(
    '首長 ／ 管理職 ／ 担当者 ／ 住民',
  )
})

it('without a sequel the first move is voted on', () => {
  const kit = makeKit([
    writeCase({ background: '課ごとに分かれていた。', actions: '集まる会を開いた。' }),
  ])
  const handout = readLines(sheetOf(kit, 'handout')).join('\n')
  expect(handout).toContain('最初の一手を一つ選んで投票し、')
  expect(handout).not.toContain('このあとどうなったと思いますか')
  expect(readLines(sheetOf(kit, 'facilitator')).join('\n')).toContain('続きは資料にありません')
})

it('once 取り組み is cut, 成果 goes to the sequel too, and the first sentence stays', () => {
  const told = writeCase({
    background: '前はこうだった。',
    actions: '市は運動を始め、のちに広げた。職員が集まった。運動は終了した。次を始めた。',
    results: '件数は増えた。',
  })
  const kit = makeKit([told])
  const handout = readLines(sheetOf(kit, 'handout')).join('\n')
  const sequel = readLines(sheetOf(kit, 'sequel')).join('\n')
  expect(handout).toContain('市は運動を始め、のちに広げた。職員が集まった。')
  expect(handout).not.toMatch(/終了した|次を始めた|件数は増えた/)
  expect(sequel).toContain('運動は終了した。次を始めた。')
  expect(sequel).toContain('件数は増えた。')
})

it('a case for members says so on every sheet, and nothing else does', () => {
  const members = writeCase({ actions: '始めた。' }, { visibility: 'members' })
  expect(makeKit([members]).footer).toBe('会員限定')
  expect(makeKit([writeCase({ actions: '始めた。' })]).footer).toBeUndefined()
})

it('what never fits on two pages is said and printed all the same', () => {
  const sentence = `${'長い文がここにある'.repeat(60)}。`
  const long = writeCase(
    { background: sentence, actions: sentence, results: sentence, craft: sentence },
    { title: '題'.repeat(500) },
  )
  const kit = makeKit([long, { ...long, slug: 'other' }, { ...long, slug: 'third' }])
  expect(kit.notes.join()).toContain('2ページに入りません')
  expect(readLines(sheetOf(kit, 'handout')).join('')).toContain('長い文がここにある')
})
