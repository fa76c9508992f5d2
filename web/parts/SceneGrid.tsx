import type { ComponentChildren, VNode } from 'preact'
import { levels, type Scene, stages } from '../../server/contract/vocabulary.ts'
import { sceneRows, tintOf } from './scene-place.ts'

type SceneGridProps = {
  caption: string
  /** Cases of each scene. */
  counts: ReadonlyMap<string, number>
  chosen: readonly string[]
  hrefOf: (scene: Scene) => string
  /** What a chosen cell is said to be. */
  chosenWord?: string
  /** Cells one step on from the chosen ones. */
  steps?: ReadonlyMap<string, StepMark>
}

export type StepMark = { arrow: string; word: string }

/** The medium table: a cell leads to its scene, an empty one stays as a 0 that cannot be pressed. */
export function SceneGrid({
  caption,
  counts,
  chosen,
  hrefOf,
  chosenWord = '選択中',
  steps,
}: SceneGridProps): VNode {
  const most = Math.max(0, ...counts.values())
  return (
    <SceneFrame
      className="grid12--m"
      caption={caption}
      headStage={({ id, label }) => (id === 'organization' ? breakAfter(label, 2) : label)}
      headLevel={({ id, label }) => (id === 'fix' ? breakAfter(label, 3) : label)}
      showScene={(scene) => (
        <GridCell
          scene={scene}
          count={counts.get(scene.id) ?? 0}
          most={most}
          chosen={chosen.includes(scene.id) ? chosenWord : undefined}
          step={steps?.get(scene.id)}
          href={hrefOf(scene)}
        />
      )}
    />
  )
}

type GridCellProps = {
  scene: Scene
  count: number
  most: number
  chosen: string | undefined
  step: StepMark | undefined
  href: string
}

function GridCell({ scene, count, most, chosen, step, href }: GridCellProps): VNode {
  const words = [`${scene.mark}${scene.name}`, chosen, step?.word]
  const name = `${words.filter((word) => word !== undefined).join('、')} `
  const stepClass = step === undefined ? '' : ' step'
  if (count === 0 && chosen === undefined) {
    return (
      <span class={`cell zero${stepClass}`}>
        <span class="hidden-text">{name}</span>
        <span class="cell-count">0</span>
      </span>
    )
  }
  return (
    <a
      class={`cell t${tintOf(count, most)}${stepClass}`}
      href={href}
      aria-current={chosen === undefined ? undefined : 'true'}
    >
      <span class="hidden-text">{name}</span>
      {step !== undefined && (
        <span class="arrow" aria-hidden="true">
          {step.arrow}
        </span>
      )}
      <span class="cell-count">{count}</span>
    </a>
  )
}

/** Narrow headings break where the word does. */
function breakAfter(label: string, length: number): VNode {
  return (
    <>
      {label.slice(0, length)}
      <br />
      {label.slice(length)}
    </>
  )
}

type SceneFrameProps = {
  className: string
  caption: string
  corner?: ComponentChildren
  headStage: (stage: (typeof stages)[number]) => ComponentChildren
  headLevel: (level: (typeof levels)[number]) => ComponentChildren
  showScene: (scene: Scene) => VNode
}

/** The 12 scenes as a table, wider to the right and deeper below, whatever its heads and cells show. */
export function SceneFrame(props: SceneFrameProps): VNode {
  const { className, caption, corner, headStage, headLevel, showScene } = props
  return (
    <table class={`grid12 ${className}`}>
      <caption class="hidden-text">{caption}</caption>
      <thead>
        <tr>
          <td class="corner">{corner}</td>
          {stages.map((stage) => (
            <th key={stage.id} scope="col">
              {headStage(stage)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((level, row) => (
          <tr key={level.id}>
            <th scope="row">{headLevel(level)}</th>
            {(sceneRows[row] ?? []).map((scene) => (
              <td key={scene.id}>{showScene(scene)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
