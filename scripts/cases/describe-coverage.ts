/** The coverage of the library as a page of Japanese text. */

import { enoughAsks } from '../../server/cases/asks.ts'
import type { Coverage } from '../../server/cases/coverage.ts'
import type { FacetValue } from '../../server/contract/api.ts'
import { labelOf, levels, sections, stages } from '../../server/contract/vocabulary.ts'
import { alignColumns } from '../text-table.ts'

/** Cases that are listed one by one before the rest is only counted. */
const mostListed = 15

/** Everything but the list of all sources, which would be longer than the rest. */
export function describeCoverage(coverage: Coverage): string {
  return [
    [`事例 ${coverage.cases}件（${coverage.today} 現在）`],
    describeScenes(coverage),
    describeCounts('テーマ', coverage.themes),
    describeCounts('特集', coverage.collections),
    describeCounts('人口の区分', coverage.populations),
    describeCounts('始まった年代', coverage.decades),
    describePrefectures(coverage),
    describeSourcing(coverage),
    describeBlanks(coverage),
    describeUnknown(coverage),
    describeUnchecked(coverage),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function describeScenes({ scenes }: Coverage): string[] {
  const rows = levels.map((level) => [
    level.label,
    ...stages.map((stage) => {
      const scene = scenes.find(({ value }) => value === `${stage.id}.${level.id}`)
      return `${scene?.main ?? 0}+${scene?.also ?? 0}`
    }),
  ])
  const empty = scenes.filter(({ main, also }) => main + also === 0)
  return [
    '■ 場面（主な場面+ほかの場面）',
    ...alignColumns([['', ...stages.map(({ label }) => label)], ...rows]),
    `事例のない場面: ${joinLabels(empty)}`,
  ]
}

function describeCounts(title: string, values: readonly FacetValue[]): string[] {
  return [`■ ${title}`, ...alignColumns(values.map(({ label, count }) => [label, String(count)]))]
}

function describePrefectures({ prefectures }: Coverage): string[] {
  const held = prefectures.filter(({ count }) => count > 0)
  const without = prefectures.filter(({ value, count }) => count === 0 && value !== 'nationwide')
  return [
    '■ 都道府県',
    held.map(({ label, count }) => `${label} ${count}`).join('、'),
    `事例のない都道府県（${without.length}）: ${joinLabels(without)}`,
  ]
}

function describeSourcing({ sourcing }: Coverage): string[] {
  const { marked, single, cases } = sourcing
  const share = marked === 0 ? 0 : Math.round((single / marked) * 100)
  const lone = cases.filter(({ sources }) => sources === 1)
  const few = cases.filter(({ sources }) => sources === 2)
  return [
    '■ 出典',
    `出典のある文 ${marked}のうち、出典が一つだけの文 ${single}（${share}%）`,
    `出典が1件だけの事例 ${lone.length}件、2件だけの事例 ${few.length}件`,
    ...listCases([...lone, ...few], ({ slug, sources }) => `${slug}（${sources}件）`),
  ]
}

function describeBlanks({ blanks }: Coverage): string[] {
  const perSection = sections.map(({ id, label }) => {
    const count = blanks.filter((one) => one.sections.includes(id)).length
    return `${label} ${count}`
  })
  return [
    `■ 中身のない節（${perSection.join('、')}）`,
    ...listCases(blanks, ({ slug, sections: ids }) => {
      return `${slug}: ${ids.map((id) => labelOf(sections, id)).join('、')}`
    }),
  ]
}

function describeUnknown({ unknown }: Coverage): string[] {
  return [
    `■ まだ分からないこと ${unknown.count}件（事例 ${unknown.cases.length}件）`,
    ...listCases(unknown.cases, ({ slug, count }) => `${slug}（${count}件）`),
  ]
}

function describeUnchecked({ unchecked }: Coverage): string[] {
  return [
    `■ 2年より長く確かめていない事例 ${unchecked.length}件`,
    ...listCases(unchecked, ({ slug, checked }) => `${slug}（${checked}）`),
  ]
}

/** The cases that few ways of asking lead to. */
export function describeFewAsks(few: readonly { slug: string; asks: number }[]): string {
  return [
    `■ 問いかけが${enoughAsks}個より少ない事例 ${few.length}件`,
    ...listCases(few, ({ slug, asks }) => `${slug}（${asks}個）`),
  ].join('\n')
}

function listCases<T>(cases: readonly T[], describe: (one: T) => string): string[] {
  const lines = cases.slice(0, mostListed).map((one) => `・${describe(one)}`)
  const rest = cases.length - lines.length
  return rest > 0 ? [...lines, `ほか ${rest}件（--json ですべて）`] : lines
}

function joinLabels(values: readonly { label: string }[]): string {
  return values.map(({ label }) => label).join('、') || 'なし'
}
