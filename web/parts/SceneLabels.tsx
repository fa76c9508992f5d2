import type { VNode } from 'preact'
import { SceneLabel } from './SceneLabel.tsx'

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
