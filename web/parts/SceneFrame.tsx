import type { ComponentChildren, VNode } from 'preact'
import { levels, type Scene, stages } from '../../server/vocabulary.ts'
import { sceneRows } from './scene-place.ts'

type Props = {
  className: string
  caption: string
  corner?: ComponentChildren
  headStage: (stage: (typeof stages)[number]) => ComponentChildren
  headLevel: (level: (typeof levels)[number]) => ComponentChildren
  showScene: (scene: Scene) => VNode
}

/** The 12 scenes as a table, wider to the right and deeper below, whatever its heads and cells show. */
export function SceneFrame(props: Props): VNode {
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
