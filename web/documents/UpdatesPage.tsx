import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { formatDate, splitTitle } from '../../server/contract/format.ts'
import type { CaseUpdate } from '../../server/contract/pages.ts'
import { Folder } from '../parts/folder.ts'
import { MembersOnlyMark } from '../parts/MembersOnlyMark.tsx'
import { DocumentBody } from './DocumentBody.tsx'

type Day = { date: string; changed: CaseUpdate[]; checked: CaseUpdate[] }

/** What happened to the cases, day by day, the newest first. */
export function UpdatesPage({ updates }: { updates: readonly CaseUpdate[] }): VNode {
  const isFolder = useContext(Folder) !== undefined
  return (
    <DocumentBody
      title="更新情報"
      lead="事例に加えた変更と、出典と照らして確かめた日。新しい順に並べる。"
    >
      {!isFolder && (
        <p class="small mt-3">
          <a href="/updates.atom">更新情報のフィード（Atom）</a>
        </p>
      )}
      {updates.length === 0 && <p class="mt-5">更新の記録はまだない。</p>}
      {groupByDay(updates).map((day) => (
        <section key={day.date} class="section" aria-labelledby={`day-${day.date}`}>
          <div class="section-head">
            <h2 id={`day-${day.date}`} class="size-3 num">
              {formatDate(day.date)}
            </h2>
          </div>
          <ul class="case-notes">
            {day.changed.map((update) => (
              <li key={`${update.slug} ${update.note}`}>
                <CaseLink update={update} />
                <span class="case-note">{update.note}</span>
              </li>
            ))}
          </ul>
          {day.checked.length > 0 && <CheckedCases checked={day.checked} />}
        </section>
      ))}
    </DocumentBody>
  )
}

/** A check changes nothing for the reader: its cases are folded away. */
function CheckedCases({ checked }: { checked: readonly CaseUpdate[] }): VNode {
  return (
    <details class="fold">
      <summary class="more">
        <span class="num">{checked.length}件の事例を、出典と照らして確かめた</span>
      </summary>
      <ul class="case-notes">
        {checked.map((update) => (
          <li key={update.slug}>
            <CaseLink update={update} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function CaseLink({ update: { slug, title, membersOnly } }: { update: CaseUpdate }): VNode {
  return (
    <a class="case-link" href={`/cases/${slug}`}>
      {splitTitle(title).main}
      <MembersOnlyMark membersOnly={membersOnly} />
    </a>
  )
}

function groupByDay(updates: readonly CaseUpdate[]): Day[] {
  const days = new Map<string, Day>()
  for (const update of updates) {
    const day = days.get(update.date) ?? { date: update.date, changed: [], checked: [] }
    day[update.kind].push(update)
    days.set(update.date, day)
  }
  return [...days.values()]
}
