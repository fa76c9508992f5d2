import type { VNode } from 'preact'
import type { StartAnswer } from '../../server/contract-pages.ts'
import type { Scene } from '../../server/vocabulary.ts'
import { facetHref } from '../url.ts'
import { SceneFrame } from './SceneFrame.tsx'
import { Shelf } from './Shelf.tsx'
import { tintOf } from './scene-place.ts'

type Shelves = StartAnswer['shelves']

/** The large table of the start page: number, name, count and shelf of each scene. */
export function SceneTable({ shelves }: { shelves: Shelves }): VNode {
  const most = Math.max(0, ...Object.values(shelves).map(({ main, also }) => main + also))
  return (
    <SceneFrame
      className="grid12--l"
      caption="ステージと変革レベルで分けた12の場面と、それぞれの事例の数"
      corner={<Corner />}
      headStage={({ label, note }) => (
        <>
          <b>{label}</b>
          <span>{note}</span>
        </>
      )}
      headLevel={({ label, note }) => (
        <div class="level">
          <b>{label}</b>
          <span>{note}</span>
        </div>
      )}
      showScene={(scene) => <TableCell scene={scene} shelf={shelves[scene.id]} most={most} />}
    />
  )
}

/** Which heading names the columns, and which the rows. */
function Corner(): VNode {
  return (
    <>
      <svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 100">
        <path vector-effect="non-scaling-stroke" d="M0 0 100 100" />
      </svg>
      <span>ステージ</span>
      <span>変革レベル</span>
    </>
  )
}

type CellProps = { scene: Scene; shelf: Shelves[string] | undefined; most: number }

function TableCell({ scene, shelf = { main: 0, also: 0 }, most }: CellProps): VNode {
  const count = shelf.main + shelf.also
  const inside = (
    <>
      <span class="cell-no" aria-hidden="true">
        {scene.mark}
      </span>
      <span class="cell-name">{scene.name}</span>
      <span class="cell-foot">
        <Shelf main={shelf.main} also={shelf.also} />
        <span class="cell-count">
          {count}
          <small>件</small>
        </span>
      </span>
    </>
  )
  if (count === 0) return <span class="cell zero">{inside}</span>
  return (
    <a class={`cell t${tintOf(count, most)}`} href={facetHref('scene', scene.id)}>
      {inside}
    </a>
  )
}
