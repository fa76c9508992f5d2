import type { VNode } from 'preact'
import { facetHref } from '../../server/contract/address.ts'
import type { StartAnswer } from '../../server/contract/pages.ts'
import type { Scene } from '../../server/contract/vocabulary.ts'
import { SceneFrame } from './SceneGrid.tsx'
import { tintOf } from './scene-place.ts'

type SceneCounts = StartAnswer['shelves']

/** The large table of the start page: number, name and count of each scene, with a spine for each of its cases. */
export function SceneTable({ counts }: { counts: SceneCounts }): VNode {
  const most = Math.max(0, ...Object.values(counts).map(({ main, also }) => main + also))
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
      showScene={(scene) => <TableCell scene={scene} count={counts[scene.id]} most={most} />}
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

type TableCellProps = { scene: Scene; count: SceneCounts[string] | undefined; most: number }

function TableCell({ scene, count = { main: 0, also: 0 }, most }: TableCellProps): VNode {
  const { main, also } = count
  const total = main + also
  const inside = (
    <>
      <span class="cell-no" aria-hidden="true">
        {scene.mark}
      </span>
      <span class="cell-name">{scene.name}</span>
      <span class="cell-foot">
        <SpineBar main={main} also={also} />
        <span class="cell-count">
          {total}
          <small>件</small>
        </span>
      </span>
    </>
  )
  if (total === 0) return <span class="cell zero">{inside}</span>
  return (
    <a class={`cell t${tintOf(total, most)}`} href={facetHref('scene', scene.id)}>
      {inside}
    </a>
  )
}

/** How to read the tints and spines of the large table, and whose the names are. */
export function TintKey(): VNode {
  return (
    <div class="grid-key note">
      <span class="swatch">
        <i aria-hidden="true">
          <span />
          <span class="t1" />
          <span class="t2" />
          <span class="t3" />
          <span class="t4" />
        </i>
        地が濃いほど事例が多い
      </span>
      <span class="key-shelf">棚の濃い背は主な場面の事例、薄い背はあわせて付く事例</span>
      <span>場面の名と番号は編集部の仮のもので、研究会の公式の名ではない。</span>
    </div>
  )
}

const spine = 4
const height = 18
const room = 40

/** One spine a case, as on a shelf; where the cases are too many for its room, the spines stand for shares. */
function SpineBar({ main, also }: { main: number; also: number }): VNode {
  const scale = Math.min(1, room / Math.max(1, main + also))
  const dark = Math.round(main * scale) * spine
  const light = Math.round(also * scale) * spine
  return (
    <svg class="shelf" aria-hidden="true">
      <rect width={dark} height={height} fill="url(#spine)" />
      <rect x={dark} width={light} height={height} fill="url(#spine-also)" />
    </svg>
  )
}
