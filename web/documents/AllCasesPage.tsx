import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { formatPeriod, formatPlaces, splitTitle } from '../../server/contract/format.ts'
import { prefectures } from '../../server/contract/vocabulary.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

export type ListedCase = Pick<CaseAnswer, 'slug' | 'title' | 'municipalities' | 'period'>

/** Every case of a library that is a folder, for readers without scripts: they cannot search it. */
export function AllCasesPage({ cases }: { cases: readonly ListedCase[] }): VNode {
  const groups = groupByPrefecture(cases)
  return (
    <DocumentBody
      title="すべての事例"
      lead={`収めた${cases.length}の事例を、都道府県の順に並べる。スクリプトが使えなくても、ここから読める。`}
    >
      <nav class="mt-3" aria-label="都道府県">
        <ul class="word-list">
          {groups.map(({ id, label }) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ id, label, listed }) => (
        <DocumentPart key={id} id={id} title={label}>
          <ul>
            {listed.map((each) => (
              <li key={each.slug}>
                <a href={`/cases/${each.slug}`}>{splitTitle(each.title).main}</a>
                {'　'}
                <span class="note">
                  {formatPlaces(each.municipalities)}　{formatPeriod(each.period)}
                </span>
              </li>
            ))}
          </ul>
        </DocumentPart>
      ))}
    </DocumentBody>
  )
}

type Group = { id: string; label: string; listed: ListedCase[] }

/** A case of several prefectures stands with the first; one of none that is known, at the end. */
function groupByPrefecture(cases: readonly ListedCase[]): Group[] {
  const known = prefectures.map(({ id, label }) => ({
    id,
    label,
    listed: cases.filter(({ municipalities: [first] }) => first?.prefecture === label),
  }))
  const taken = new Set(known.flatMap(({ listed }) => listed))
  const others = cases.filter((each) => !taken.has(each))
  return [...known, { id: 'others', label: 'そのほか', listed: others }].filter(
    ({ listed }) => listed.length > 0,
  )
}
