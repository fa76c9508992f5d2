import type { VNode } from 'preact'
import type { SearchState } from '../../../server/contract/address.ts'
import type { SearchAnswer } from '../../../server/contract/api.ts'
import { splitTitle } from '../../../server/contract/format.ts'
import { scenes } from '../../../server/contract/vocabulary.ts'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { sceneLeads } from '../../parts/scene-leads.ts'

type SceneIntroductionProps = { state: SearchState; answer: SearchAnswer }

/** What a scene is and two cases that show it, above the list of all its cases. */
export function SceneIntroduction({ state, answer }: SceneIntroductionProps): VNode | null {
  const scene = scenes.find(({ id }) => id === state.facets.scene[0])
  const { typical } = answer
  if (!scene || !typical) return null
  return (
    <div class="notices">
      <Notice word="場面">
        {scene.mark}「{scene.name}」（仮の名）　{sceneLeads[scene.id]}
        {typical.length > 0 && (
          <>
            <br />
            まず読むなら{'　'}
            {typical.map(({ slug, title, membersOnly }, index) => (
              <span key={slug}>
                {index > 0 && '、'}
                <a href={`/cases/${slug}`}>{splitTitle(title).main}</a>
                <MembersOnlyMark membersOnly={membersOnly} />
              </span>
            ))}
          </>
        )}
      </Notice>
    </div>
  )
}
