import type { VNode } from 'preact'
import { labelOf, scenes } from '../../server/vocabulary.ts'

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
