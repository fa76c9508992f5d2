import type { VNode } from 'preact'
import { labelOf, scenes } from '../../server/contract/vocabulary.ts'
import { placeScenes } from './scene-place.ts'

const step = 12

/** The small table: the main scene filled, further ones framed. Words always stand beside it. */
export function SceneBadge({ scenes }: { scenes: readonly string[] }): VNode {
  const [main, ...also] = placeScenes(scenes)
  return (
    <svg class="badge" viewBox="0 0 49 37" aria-hidden="true">
      <use href="#g12" />
      {main && (
        <rect
          class="here"
          x={main.column * step + 0.5}
          y={main.row * step + 0.5}
          width="12"
          height="12"
        />
      )}
      {also.map(({ scene, column, row }) => (
        <rect
          key={scene.id}
          class="also"
          x={column * step + 1.5}
          y={row * step + 1.5}
          width="10"
          height="10"
        />
      ))}
    </svg>
  )
}

/** The name of a scene in one piece, or in two where the space is narrow: 役所全体×｜不具合解消. */
export function SceneLabel({ id }: { id: string }): VNode {
  const [stage = '', level] = labelOf(scenes, id).split('×')
  return (
    <span class="scene-label">
      {stage}
      {level !== undefined && (
        <>
          ×<wbr />
          {level}
        </>
      )}
    </span>
  )
}

/** Names of scenes in a row, each in one piece where there is room. */
export function SceneLabels({ ids }: { ids: readonly string[] }): VNode {
  return (
    <>
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && '、'}
          <SceneLabel id={id} />
        </span>
      ))}
    </>
  )
}
