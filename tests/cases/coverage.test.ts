import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { describeCoverage } from '../../scripts/cases/describe-coverage.ts'
import { alignColumns } from '../../scripts/text-table.ts'
import { listSentences } from '../../server/cases/blocks.ts'
import type { Case } from '../../server/cases/case.ts'
import { measureCoverage } from '../../server/cases/coverage.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { CoverageAnswerShape } from '../../server/contract/pages.ts'
import { bend, goodCase } from '../support/make-case.ts'

const today = '2026-11-22'

function caseOf(text = goodCase, slug = 'x'): Case {
  const { case: found, problems } = parseCase({ name: `${slug}.md`, slug, text })
  if (!found) throw new Error(JSON.stringify(problems))
  return found
}

/** The count of one word in a list of counts. */
function countOf(values: readonly { value: string; count: number }[], value: string) {
  return values.find((one) => one.value === value)?.count
}

describe('cases are counted', () => {
  const cases = [
    caseOf(),
    caseOf(bend('from: 2012', 'from: 1998'), 'y'),
    caseOf(bend('[職場×改善, 役所全体×改善]', '[役所全体×改善]'), 'z'),
  ]
  const coverage = measureCoverage(cases, today)

  test('the answer has the shape that the page is promised', () => {
    const isAnswer = new Ajv().compile(CoverageAnswerShape)
    expect(isAnswer(coverage), JSON.stringify(isAnswer.errors)).toBe(true)
  })

  test('per scene, the main one apart from the others, with all 12 cells', () => {
    expect(coverage.scenes).toHaveLength(12)
    expect(coverage.scenes.find(({ value }) => value === 'workplace.improve')).toMatchObject({
      main: 2,
      also: 0,
    })
    expect(coverage.scenes.find(({ value }) => value === 'organization.improve')).toMatchObject({
      main: 1,
      also: 2,
    })
  })

  test('per word of each vocabulary, those without a case too', () => {
    expect(countOf(coverage.themes, 'teamwork')).toBe(3)
    expect(countOf(coverage.themes, 'leadership')).toBe(0)
    expect(countOf(coverage.collections, 'kaizen-movement')).toBe(3)
    expect(countOf(coverage.populations, 'city')).toBe(3)
    expect(countOf(coverage.prefectures, 'iwate')).toBe(3)
    expect(coverage.prefectures.filter(({ count }) => count === 0)).toHaveLength(47)
  })

  test('per decade of the beginning, without a gap', () => {
    expect(coverage.decades.map(({ label, count }) => [label, count])).toEqual([
      ['1990年代', 1],
      ['2000年代', 0],
      ['2010年代', 2],
    ])
  })

  test('once, though several of its municipalities lie in one prefecture', () => {
    const twice = bend(
      '  - {name: 試験市, prefecture: 岩手県}',
      '  - {name: 試験市, prefecture: 岩手県}\n  - {name: 隣町, prefecture: 岩手県}',
    )
    expect(countOf(measureCoverage([caseOf(twice)], today).prefectures, 'iwate')).toBe(1)
  })
})

describe('statements with a source', () => {
  test('are told apart by the number of different sources', () => {
    const two = bend(
      '待ち時間が長かった[^1]。',
      '一つ目[^1]。二つ目[^1][^2]。同じ源が二度[^1]で[^1]。印なし。「引用。の中[^2]」も一文[^2]。\n\n- 箇条[^1]\n',
    ).replace(
      'date: "2018-04"',
      'date: "2018-04"\n  - {id: 2, title: 二, publisher: 市, url: "https://example.jp/2"}',
    )
    const found = caseOf(two)
    const [background] = found.sections
    expect(background && listSentences(background.blocks).map(({ sources }) => sources)).toEqual([
      [1],
      [1, 2],
      [1],
      [],
      [2],
      [1],
    ])
    const { sourcing } = measureCoverage([found], today)
    expect(sourcing.cases).toEqual([
      { slug: 'x', title: found.title, sources: 2, marked: 8, single: 7 },
    ])
    expect(sourcing).toMatchObject({ marked: 8, single: 7 })
  })
})

describe('sections without content', () => {
  test('are those that are absent or only say what is not known', () => {
    const text = bend('\n## 背景\n\n待ち時間が長かった[^1]。\n', '').replace(
      '待ち時間は短くなった[^1]。',
      '費用は、確認できた資料にない。効果は、分からない。',
    )
    expect(measureCoverage([caseOf(text)], today).blanks).toMatchObject([
      { slug: 'x', sections: ['background', 'results', 'craft'] },
    ])
  })

  test('are not those where something is known besides', () => {
    const text = bend('確認できた情報はない。', '手順を書いた[^1]。費用は、分からない。')
    expect(measureCoverage([caseOf(text)], today).blanks).toEqual([])
  })
})

test('what is not known is counted by case, the most first, from the text and the list', () => {
  const more = bend('related: []', 'unknown: [かかった費用, 職員の人数]\nrelated: []')
  expect(measureCoverage([caseOf(), caseOf(more, 'y')], today).unknown).toEqual({
    count: 4,
    cases: [
      { slug: 'y', title: caseOf().title, count: 3 },
      { slug: 'x', title: caseOf().title, count: 1 },
    ],
  })
})

describe('checks against the sources', () => {
  test.each([
    ['2024-11-21', 1],
    ['2024-11-22', 0],
    ['2026-11-22', 0],
  ])('a case checked on %s is due: %i', (checked, due) => {
    const found = caseOf(bend('"2026-11-22"', `"${checked}"`))
    expect(measureCoverage([found], today).unchecked).toHaveLength(due)
  })

  test('29 February has a limit too', () => {
    const found = caseOf(bend('"2026-11-22"', '"2026-02-28"'))
    expect(measureCoverage([found], '2028-02-29').unchecked).toHaveLength(1)
  })
})

describe('the report', () => {
  test('says everything in Japanese, and names what is missing', () => {
    const text = describeCoverage(measureCoverage([caseOf()], today))
    expect(text).toContain('事例 1件（2026-11-22 現在）')
    expect(text).toContain('事例のない場面: 個人×不具合解消')
    expect(text).toContain('事例のない都道府県（46）')
    expect(text).toContain('・x: 工夫')
    expect(text).toContain('■ まだ分からないこと 1件（事例 1件）\n・x（1件）')
  })

  test('an empty library is measured and described', () => {
    const coverage = measureCoverage([], today)
    expect(coverage.decades).toEqual([])
    expect(describeCoverage(coverage)).toContain('事例 0件')
  })

  test('columns line up where kanji stand among letters', () => {
    expect(
      alignColumns([
        ['職場', '1'],
        ['abc', '10'],
      ]),
    ).toEqual(['職場   1', 'abc   10'])
  })
})
