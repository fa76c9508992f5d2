/** What a case names out of its own text: sentences, years and who acts by the part they play; also in each shipped case. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { listSentences } from '../../server/cases/blocks.ts'
import { listEvents } from '../../server/cases/chronicle.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { groupByRole } from '../../server/cases/roles.ts'
import { propertyRuns } from '../support/any-text.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { loadShippedCases } from '../support/shipped-cases.ts'

function parse(text: string) {
  return parseCase({ name: 'shiken-city.md', slug: 'shiken-city', text })
}

function withHead(lines: string, text = goodCase): string {
  return bend('related: []\n', `${lines}related: []\n`, text)
}

describe('the sentences that a head names', () => {
  it('are found in the body with their section and sources, with or without the full stop', () => {
    const { case: found, problems } = parse(
      withHead(`quotes: {staff: 人手は足りないままだった, now: 待ち時間は短くなった。}
responses:
  - {barrier: 縦割り, sentence: 2012（平成24）年、市民課は手順を書き出した。}
`),
    )
    expect(problems).toEqual([])
    expect(found?.quotes).toEqual({
      staff: { text: '人手は足りないままだった。', section: 'trouble', sources: [1] },
      now: { text: '待ち時間は短くなった。', section: 'results', sources: [1] },
    })
    expect(found?.responses).toEqual([
      {
        barrier: 'silos',
        quote: {
          text: '2012（平成24）年、市民課は手順を書き出した。',
          section: 'actions',
          sources: [1],
        },
      },
    ])
  })

  it('are left out and named when the body says it in other words', () => {
    const { case: found, problems } = parse(withHead('quotes: {cost: 費用は100万円だった。}\n'))
    expect(found?.quotes).toEqual({})
    expect(problems).toMatchObject([
      { severity: 'warning', field: 'quotes・cost', got: '本文にない文「費用は100万円だった。」' },
    ])
  })

  it('answer only to barriers that the case names', () => {
    const { problems } = parse(
      withHead('responses:\n  - {barrier: 人手不足, sentence: 待ち時間は短くなった。}\n'),
    )
    expect(problems).toMatchObject([{ severity: 'warning', got: 'barriers にない壁「人手不足」' }])
  })

  it('keep their ampersands and angle brackets as the writer typed them', () => {
    const text = bend('待ち時間は短くなった[^1]', 'P&R方式で待ちは\\<半分\\>になった[^1]')
    const { case: found } = parse(
      withHead('quotes: {now: P&R方式で待ちは<半分>になった。}\n', text),
    )
    expect(found?.quotes.now?.text).toBe('P&R方式で待ちは<半分>になった。')
    const results = found?.sections.find(({ id }) => id === 'results')
    expect(results && listSentences(results.blocks).map((sentence) => sentence.text)).toEqual([
      'P&R方式で待ちは<半分>になった。',
    ])
  })
})

describe('what became of a case', () => {
  it('is told with the year and the sentence that says so', () => {
    const { case: found, problems } = parse(
      withHead('outcome: {state: 形を変えた, year: 2018, sentence: 待ち時間は短くなった。}\n'),
    )
    expect(problems).toEqual([])
    expect(found?.outcome).toEqual({
      state: 'changed',
      year: 2018,
      quote: { text: '待ち時間は短くなった。', section: 'results', sources: [1] },
    })
  })

  it('is not told without a sentence of the body, and the lack is named', () => {
    const bare = parse(withHead('outcome: {state: 続いている}\n'))
    expect(bare.case?.outcome).toBeUndefined()
    expect(bare.problems).toMatchObject([
      { severity: 'warning', field: 'outcome・sentence', got: 'ない項目' },
    ])
    const other = parse(withHead('outcome: {state: 終わった, sentence: 窓口は閉じた。}\n'))
    expect(other.case?.outcome).toBeUndefined()
    expect(other.problems).toMatchObject([
      { severity: 'warning', got: '本文にない文「窓口は閉じた。」' },
    ])
  })

  it('may be unknown, which needs no sentence', () => {
    const { case: found, problems } = parse(withHead('outcome: {state: 分からない}\n'))
    expect(problems).toEqual([])
    expect(found?.outcome).toEqual({ state: 'unknown' })
  })

  it('is one of five states', () => {
    const { case: found, problems } = parse(withHead('outcome: {state: 中止}\n'))
    expect(found).toBeUndefined()
    expect(problems[0]?.want).toBe(
      '続いている・形を変えた・終わった・白紙・撤回・解約・分からない のどれか',
    )
  })
})

it('a case may name who can be asked, who took it over, what is unknown, and whose words a source holds', () => {
  const text = bend('    date: "2018-04"', '    date: "2018-04"\n    kind: 公文書')
  const { case: found, problems } = parse(
    withHead('department: 市民課\nadopters: [隣市]\nunknown: [かかった費用]\n', text),
  )
  expect(problems).toEqual([])
  expect(found).toMatchObject({
    department: '市民課',
    adopters: ['隣市'],
    unknown: ['かかった費用'],
    sources: [{ kind: 'official' }],
  })
  expect(parse(goodCase).case).toMatchObject({ adopters: [], unknown: [] })
})

it('what is unknown is a short noun phrase that the text does not have', () => {
  const sentence = parse(withHead('unknown: [費用は分からない。]\n'))
  expect(sentence.problems).toMatchObject([
    { severity: 'warning', field: 'unknown（1件目）', want: '「。」のない名詞句' },
  ])
  const text = bend('短くなった[^1]。', '短くなった[^1]。かかった費用は、分からない。')
  const told = parse(withHead('unknown: [費用]\n', text))
  expect(told.problems).toMatchObject([{ severity: 'warning', got: '本文にもある「費用」' }])
  const long = parse(withHead(`unknown: [${'長'.repeat(41)}]\n`))
  expect(long.problems).toMatchObject([{ severity: 'error', want: '40字以内' }])
})

it('a case may say what was changed since it was published', () => {
  const { case: found } = parse(withHead('updates:\n  - {date: "2026-11-22", note: 数を直した}\n'))
  expect(found?.updates).toEqual([{ date: '2026-11-22', note: '数を直した' }])
  const { problems } = parse(withHead('updates:\n  - {date: "2026-02-30", note: 数を直した}\n'))
  expect(problems).toMatchObject([{ field: 'updates（1件目）date' }])
})

test.each([
  ['山崎広太郎市長（当時）', '首長'],
  ['三日月大造知事', '首長'],
  ['財政局総務課', '管理部門'],
  ['行政改革推進室', '管理部門'],
  ['市民課', '職場・職員'],
  ['各職場の職員', '職場・職員'],
  ['後藤好邦氏（山形市職員）', '職場・職員'],
  ['経営管理委員会', '議会・委員会'],
  ['市議会', '議会・委員会'],
  ['株式会社チェンジウェーブ', '事業者'],
  ['SPC「PFI近江八幡」', '事業者'],
  ['自治会・町内会', '住民・団体'],
  ['市民レポーター・サポーター', '住民・団体'],
  ['東洋大学', 'ほか'],
  ['精霊', 'ほか'],
])('%s is %s', (actor, label) => {
  expect(groupByRole([actor])).toMatchObject([{ label, actors: [actor] }])
})

test('roles stand in one order, and actors in theirs', () => {
  const roles = groupByRole(['市民', '市民課', '市長', '総務課', '税務課'])
  expect(roles.map(({ label, actors }) => [label, ...actors])).toEqual([
    ['首長', '市長'],
    ['管理部門', '総務課'],
    ['職場・職員', '市民課', '税務課'],
    ['住民・団体', '市民'],
  ])
})

test('whoever is named is in exactly one role', () => {
  const actor = fc.oneof(fc.string(), fc.constantFrom('市長', '市民課', '議会', '住民（市職員）'))
  fc.assert(
    fc.property(fc.array(actor), (actors) => {
      const grouped = groupByRole(actors).flatMap((role) => role.actors)
      expect(grouped.sort()).toEqual([...actors].sort())
    }),
    { numRuns: propertyRuns },
  )
})

const { cases } = await loadShippedCases()

test('there are cases to look at', () => {
  expect(cases.length).toBeGreaterThan(90)
})

test('every chronicle is in order and ends at the last check', () => {
  for (const found of cases) {
    const years = listEvents(found).map(({ year }) => year)
    expect(years, found.slug).toEqual(years.toSorted((a, b) => a - b))
    const latest = Number(found.checked.slice(0, 4))
    expect(years.filter((year) => year < 1850 || year > latest)).toEqual([])
  }
})

test('every event is a whole sentence of its section that names its year, and stands once', () => {
  for (const found of cases) {
    const events = listEvents(found)
    for (const { text, section, sources, year } of events) {
      const body = found.sections.find(({ id }) => id === section)
      expect(body && listSentences(body.blocks), text).toContainEqual({ text, sources })
      expect(text).toMatch(/。[」』）]?$/)
      expect(text).toContain(String(year))
    }
    expect(new Set(events.map(({ text }) => text)).size, found.slug).toBe(events.length)
  }
})

test('every actor plays exactly one part', () => {
  for (const { slug, actors } of cases) {
    const grouped = groupByRole(actors).flatMap((role) => role.actors)
    expect(grouped.toSorted(), slug).toEqual(actors.toSorted())
  }
})

test('what was done was done about a barrier of the same case', () => {
  for (const { slug, barriers, responses } of cases) {
    expect(barriers, slug).toEqual(expect.arrayContaining(responses.map(({ barrier }) => barrier)))
  }
})
