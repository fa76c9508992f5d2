import type { VNode } from 'preact'
import type { SimilarCase } from '../../server/contract.ts'
import { splitLines, splitTitle } from '../format.ts'
import { SceneBadge } from './SceneBadge.tsx'

/** Similar cases, each with what makes it similar. */
export function SimilarCases({ cases }: { cases: readonly SimilarCase[] }): VNode {
  return (
    <ul class="likes wide">
      {cases.map((similar) => (
        <li key={similar.slug}>
          <SceneBadge scenes={similar.scenes} />
          <div>
            <h3>
              <a href={`/cases/${similar.slug}`}>{splitTitle(similar.title).main}</a>
            </h3>
            <p class="reason">
              {similar.reasons.map((reason) => (
                <LikeReason key={reason} reason={reason} />
              ))}
            </p>
            <p class="phrase">{splitLines(similar.summary)[0]}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** 同じ壁「縦割り」: the kind in bold, what it is beside it. */
function LikeReason({ reason }: { reason: string }): VNode {
  const [, kind = reason, what] = /^([^「]+)「(.+)」$/.exec(reason) ?? []
  return (
    <span>
      <b>{kind}</b>
      {what && `　${what}`}
    </span>
  )
}
