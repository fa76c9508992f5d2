import { Fragment, type VNode } from 'preact'
import type { CaseVersion, DiffLine } from '../../server/contract/desk.ts'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'
import { nameVersion } from './name-version.ts'
import { VersionChoice } from './VersionChoice.tsx'

type DifferenceData = Extract<DeskPage, { name: 'desk-difference' }>

/** What differs between two versions of a case, file by file and line by line. */
export function DifferencePage({ page }: { page: DifferenceData }): VNode {
  const { slug, versions, from, to, files } = page
  const title = page.title === undefined ? slug : splitTitle(page.title).main
  const [before, after] = [nameSide(from, versions), nameSide(to, versions)]
  return (
    <DocumentBody title="版の違い" lead={`${title}。前は${before}、後は${after}。`}>
      <DeskPlaces here={page.name} />
      <p class="mt-3">
        <a href={`/desk/cases/${slug}`}>版の一覧に戻る</a>
      </p>
      {versions.length > 0 && <VersionChoice slug={slug} versions={versions} from={from} to={to} />}
      {files.length === 0 && <p class="mt-3">違いはない。</p>}
      {files.map(({ label, lines }) => (
        <section key={label} class="section mt-5" aria-label={label}>
          <div class="section-head">
            <h2>{label}</h2>
            <p class="note">
              足した行<span class="num">{count(lines, 'added')}</span>、消した行
              <span class="num">{count(lines, 'removed')}</span>
            </p>
          </div>
          <ol class="diff">
            {groupLines(lines).map((group, index) => (
              <Fragment key={index}>
                {Array.isArray(group) ? (
                  group.map((line, at) => <Line key={at} line={line} />)
                ) : (
                  <li class="note diff-gap">（同じ{group.same}行）</li>
                )}
              </Fragment>
            ))}
          </ol>
        </section>
      ))}
    </DocumentBody>
  )
}

function nameSide(id: string, versions: readonly CaseVersion[]): string {
  const version = versions.find((one) => one.id === id)
  return version ? nameVersion(version) : 'いまのファイル'
}

function count(lines: readonly DiffLine[], kind: DiffLine['kind']): number {
  return lines.filter((line) => line.kind === kind).length
}

function Line({ line: { kind, text } }: { line: DiffLine }): VNode {
  if (kind === 'same') {
    return (
      <li class="diff-line">
        <span class="diff-sign" aria-hidden="true" />
        <span class="diff-text">{text}</span>
      </li>
    )
  }
  const isAdded = kind === 'added'
  const words = <span class="diff-text">{text}</span>
  return (
    <li class={`diff-line ${isAdded ? 'diff-added' : 'diff-removed'}`}>
      <span class="diff-sign" aria-hidden="true">
        {isAdded ? '＋' : '－'}
      </span>
      <span class="hidden-text">{isAdded ? '足した行：' : '消した行：'}</span>
      {isAdded ? <ins>{words}</ins> : <del>{words}</del>}
    </li>
  )
}

/** Lines around a change that say where it stands. */
const around = 3

/** Changed lines with those around them, and how many same ones are left out between. */
function groupLines(lines: readonly DiffLine[]): (DiffLine[] | { same: number })[] {
  const groups: (DiffLine[] | { same: number })[] = []
  lines.forEach((line, index) => {
    const near = lines.slice(Math.max(0, index - around), index + around + 1)
    const isShown = near.some(({ kind }) => kind !== 'same')
    const last = groups.at(-1)
    if (isShown) {
      if (Array.isArray(last)) last.push(line)
      else groups.push([line])
    } else if (last && !Array.isArray(last)) last.same += 1
    else groups.push({ same: 1 })
  })
  return groups
}
