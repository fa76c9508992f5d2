import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ComparisonAnswer } from '../../../server/contract/api.ts'
import { formatPlaces, splitTitle } from '../../../server/contract/format.ts'
import { type ComparedCase, casesHref, nameCases } from '../../case-links.ts'
import { makeSafe } from '../../lists/safe-storage.ts'
import { MarkedText } from '../../parts/MarkedText.tsx'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { SceneBadge, SceneLabels } from '../../parts/SceneBadge.tsx'
import { SectionLabel } from '../../parts/SectionHead.tsx'

type ComparisonRow = ComparisonAnswer['rows'][number]
type ComparisonColumn = ComparedCase & { name: string; index: number }

/** The table; a narrow screen stacks its cells under the names of the rows. */
export function ComparisonTable({ comparison }: { comparison: ComparisonAnswer }): VNode {
  const { cases, rows } = comparison
  const names = nameCases(cases)
  const columns = cases.map((each, index) => ({ ...each, index, name: names[index] ?? '' }))
  return (
    <table class="compare">
      <caption class="hidden-text">{cases.length}つの事例の比較</caption>
      <thead>
        <tr>
          <th scope="col" class="first">
            <span class="hidden-text">項目</span>
          </th>
          {columns.map((column) => (
            <ColumnHead key={column.slug} column={column} slugs={cases.map(({ slug }) => slug)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ComparedRow key={row.id} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  )
}

function ColumnHead({
  column,
  slugs,
}: {
  column: ComparisonColumn
  slugs: readonly string[]
}): VNode {
  const { slug, title, municipalities, name, index, membersOnly } = column
  return (
    <th scope="col">
      <span class="note">{formatPlaces(municipalities)}</span>
      <h2>
        <a href={`/cases/${slug}`}>{splitTitle(title).main}</a>
        <MembersOnlyMark membersOnly={membersOnly} />
      </h2>
      <span class="print-only note">/cases/{slug}</span>
      {slugs.length > 1 && (
        <span class="column-tools">
          {index > 0 && (
            <a href={casesHref('/compare', moveLeft(slugs, index))}>
              前へ<span class="hidden-text">（{name}）</span>
            </a>
          )}
          <a href={casesHref('/compare', slugs.toSpliced(index, 1))}>
            外す<span class="hidden-text">（{name}）</span>
          </a>
        </span>
      )}
    </th>
  )
}

/** The list with the case at `index` one place to the left. */
export function moveLeft(slugs: readonly string[], index: number): string[] {
  const before = slugs[index - 1]
  const own = slugs[index]
  if (before === undefined || own === undefined) return [...slugs]
  return slugs.toSpliced(index - 1, 2, own, before)
}

function ComparedRow({
  row,
  columns,
}: {
  row: ComparisonRow
  columns: readonly ComparisonColumn[]
}): VNode {
  return (
    <tr>
      <th scope="row">
        <SectionLabel label={row.label} />
      </th>
      {columns.map((column) => (
        <td key={column.slug} data-case={column.name}>
          <ComparedCell row={row} column={column} />
        </td>
      ))}
    </tr>
  )
}

function ComparedCell({ row, column }: { row: ComparisonRow; column: ComparisonColumn }): VNode {
  const { sentences = [], blank } = row.cells[column.index] ?? {}
  if (blank) return <OwnDifference slug={column.slug} name={column.name} />
  if (row.id === 'scenes') return <ComparedScenes scenes={column.scenes} />
  if (sentences.length === 0) return <span class="unknown">不明</span>
  return (
    <div class={sentences.some(({ text }) => text.endsWith('。')) ? undefined : 'phrases'}>
      {sentences.map((sentence) => (
        <p key={sentence.text}>
          <MarkedText {...sentence} page={`/cases/${column.slug}`} />
        </p>
      ))}
    </div>
  )
}

/** The main scene, and those it goes with below it. */
function ComparedScenes({ scenes }: Pick<ComparedCase, 'scenes'>): VNode {
  return (
    <div class="compared-scene">
      <SceneBadge scenes={scenes} />
      <p>
        <SceneLabels ids={scenes.slice(0, 1)} />
        <span class="note">
          <SceneLabels ids={scenes.slice(1)} />
        </span>
      </p>
    </div>
  )
}

const storage = makeSafe(() => localStorage)

/** Room for how one's own body differs from a case; kept in this browser only, and printed with the table. */
function OwnDifference({ slug, name }: { slug: string; name: string }): VNode {
  const key = `kaizen-difference-${slug}`
  const [text, setText] = useState('')
  const [isLost, setLost] = useState(false)
  useEffect(() => setText(storage.read(key) ?? ''), [key])
  const keep = (written: string): void => {
    setText(written)
    if (written === '') storage.remove(key)
    else setLost(storage.write(key, written) !== undefined)
  }
  return (
    <>
      <textarea
        aria-label={`${name}との違い`}
        value={text}
        onInput={({ currentTarget }) => keep(currentTarget.value)}
      />
      {isLost && (
        <p class="note" role="status">
          このブラウザーには残せない。閉じる前に印刷する。
        </p>
      )}
    </>
  )
}
