import { describe, expect, it } from 'vitest'
import { isStatementOfUnknown, listSentences } from '../../server/cases/blocks.ts'
import type { Case } from '../../server/cases/case.ts'
import { compareCases } from '../../server/exports/comparison.ts'
import {
  composeComparison,
  listComparisonRows,
  printCell,
} from '../../server/exports/comparison-paper.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { makeWrittenCase } from '../support/make-case.ts'
import { findAll, readWord } from '../support/read-files.ts'
import { referenceOptions, selectMade, selectSmall, smallCases, smallSlugs } from './selections.ts'

function cellOf(found: Case, id: string) {
  const row = compareCases(selectMade(found)).rows.find((one) => one.id === id)
  return row?.cells[0]
}

describe('cases side by side', () => {
  it('have the rows that a council asks for, the last one empty to write in', () => {
    const { rows, cases } = compareCases(selectSmall(...smallSlugs.slice(0, 3)))
    expect(rows.map(({ label }) => label)).toEqual([
      ...['場面', '規模', '期間', '年表', '背景', '取り組み', '担い手', '費用', '人手', '成果'],
      ...['ぶつかった壁', 'つまずきとその後', '結末・いまの姿', 'まだ分からないこと', '出典'],
      'わが市との違い',
    ])
    for (const { cells } of rows) expect(cells.length).toBe(cases.length)
    expect(rows.at(-1)?.cells).toEqual(cases.map(() => ({ sentences: [], blank: true })))
  })

  it('are told in whole sentences of theirs, each with its sources', () => {
    const { rows } = compareCases(selectSmall(...smallSlugs))
    for (const id of ['background', 'actions', 'results', 'trouble']) {
      const cells = rows.find((row) => row.id === id)?.cells ?? []
      for (const [at, { sentences }] of cells.entries()) {
        const section = smallCases[at]?.sections.find((one) => one.id === id)
        const own = section ? listSentences(section.blocks) : []
        for (const sentence of sentences) expect(own).toContainEqual(sentence)
      }
    }
  })

  it('have 不明 where nothing is known, and never the sentence that says so', () => {
    const found = makeWrittenCase(['費用は、確認できた資料にない。'])
    expect(cellOf(found, 'background')).toEqual({ sentences: [] })
    expect(printCell({ sentences: [] })).toBe('不明')
    const { rows } = compareCases(selectSmall(...smallSlugs))
    const texts = rows.flatMap(({ cells }) => cells.flatMap(({ sentences }) => sentences))
    expect(texts.filter(({ text }) => isStatementOfUnknown(text))).toEqual([])
  })

  it('have facts rather than what only leads to them, and one long sentence whole', () => {
    const long = `${'長い'.repeat(200)}文だ。`
    const found = makeWrittenCase([`ここでは結末を記す。市は始めた[^1]。次も[^2]。`, `${long}次。`])
    expect(cellOf(found, 'background')?.sentences.map(({ text }) => text)).toEqual([
      '市は始めた。',
      '次も。',
    ])
    expect(cellOf(found, 'actions')?.sentences[0]?.text).toBe(long)
  })

  it('have the cost from the sentence that the case names', () => {
    const cost = { text: '約3億円をかけた。', section: 'actions', sources: [2] } as const
    const found = makeWrittenCase([], { quotes: { cost: { ...cost, sources: [2] } } })
    expect(cellOf(found, 'cost')).toEqual({
      sentences: [{ text: '約3億円をかけた。', sources: [2] }],
    })
    expect(cellOf(makeWrittenCase([]), 'cost')).toEqual({ sentences: [] })
  })

  it('have amounts of the text where no sum is known, and say that they are none', () => {
    const told = cellOf(makeWrittenCase(['借金は101億円あった[^1]。']), 'cost')
    expect(told && printCell(told)).toBe('総額は不明。本文に出る金額：借金は101億円あった[1]。')
  })

  it('list what is not known of each, from the text and beside it', () => {
    const found = makeWrittenCase(['始めた[^1]。費用は、分からない。'], { unknown: ['講師の人数'] })
    const told = cellOf(found, 'unknown')
    expect(told?.sentences.map(({ text }) => text)).toEqual(['費用', '講師の人数'])
    expect(told && printCell(told)).toBe('費用 ／ 講師の人数')
    const many = Array.from({ length: 90 }, (_, at) => `${at + 1}${'長'.repeat(38)}`)
    const long = cellOf(makeWrittenCase(['始めた[^1]。'], { unknown: many }), 'unknown')
    const [rest, ...shown] = long?.sentences.map(({ text }) => text).reverse() ?? []
    expect(shown.reverse()).toEqual(many.slice(0, shown.length))
    expect(rest).toBe(`ほか${90 - shown.length}件`)
    const silent = cellOf(makeWrittenCase(['始めた[^1]。']), 'unknown')
    expect(silent && printCell(silent)).toBe('挙げたものはない')
  })

  it('say what became of it, what it is today, and on what that rests, as facts', () => {
    const end = { text: '2024年に終えた。', section: 'trouble', sources: [2] } as const
    const now = { text: '跡地は広場だ。', section: 'results', sources: [1] } as const
    const found = makeWrittenCase(['始めた[^1]。'], {
      outcome: { state: 'ended', year: 2024, quote: { ...end, sources: [2] } },
      quotes: { now: { ...now, sources: [1] } },
    })
    const told = cellOf(found, 'outcome')?.sentences.map(({ text }) => text)
    expect(told).toEqual(['終わった（2024年）。', end.text, now.text])
    expect(cellOf(makeWrittenCase([]), 'outcome')).toEqual({ sentences: [] })
    const [sourcing] = cellOf(found, 'sourcing')?.sentences ?? []
    expect(sourcing?.text).toBe('出典2件、出典が一つだけの文 1')
  })

  it('leave out a row for which one page has no room, by its name, and no cell of another', () => {
    const long = `${'長い'.repeat(700)}文だ[^1]。`
    const found = makeWrittenCase([long, '始めた[^1]。', '減った[^1]。', '', '困った[^1]。'])
    const { rows, leftOut } = compareCases(selectMade(found, found, found, found))
    expect(leftOut).toContain('背景')
    expect(rows.some(({ label }) => leftOut.includes(label))).toBe(false)
    for (const { cells } of rows) expect(cells).toHaveLength(4)
  })

  it('name what is not there', () => {
    expect(compareCases(selectSmall(smallSlugs[0] ?? '', 'gone')).missing).toEqual(['gone'])
  })
})

it('numbers of sources stand before the full stop', () => {
  const sentences = [
    { text: '甲だ。', sources: [1, 3] },
    { text: '乙だ', sources: [2] },
  ]
  expect(printCell({ sentences })).toBe('甲だ[1][3]。乙だ[2]')
})

it('as a Word file it lies across, in one table whose head repeats, with the sources that it names', async () => {
  const selection = selectMade(makeWrittenCase(['甲だ[^2]。']), makeWrittenCase(['乙だ[^1]。']))
  const cases = selection.entries.flatMap((entry) => ('found' in entry ? [entry.found] : []))
  // Two made cases share a name; the comparison itself is by place.
  const distinct = cases.map((found, at) => ({ ...found, slug: `${found.slug}-${at}` }))
  const comparison = compareCases(selectMade(...distinct))
  const file = readWord(await writeWord(composeComparison(comparison, distinct, referenceOptions)))
  const body = file.part('word/document.xml')
  const [size] = findAll(body, 'w:pgSz')
  expect(size?.attributes.get('w:orient')).toBe('landscape')
  expect(Number(size?.attributes.get('w:w'))).toBeGreaterThan(Number(size?.attributes.get('w:h')))
  expect(findAll(body, 'w:tbl').length).toBe(1)
  expect(findAll(body, 'w:tblHeader').length).toBe(1)
  const sources = file.paragraphs.filter(({ style }) => style === 'Bibliography')
  expect(sources.map(({ text }) => text.slice(0, 8))).toEqual(['[2] “調査”', '[1] “窓口の'])
})

it('as CSV it has a column for each case and the sources in the last row', () => {
  const selection = selectSmall(...smallSlugs.slice(0, 2), 'gone')
  const cases = smallCases.slice(0, 2)
  const rows = [...listComparisonRows(compareCases(selection), cases)]
  expect(rows[0]).toEqual(['項目', ...cases.map(({ title }) => title)])
  expect(rows.at(-2)?.[1]).toContain(cases[0]?.sources[0]?.url ?? '-')
  expect(rows.at(-1)?.[0]).toBe('gone')
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([3]))
})
