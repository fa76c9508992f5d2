import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { barriers, labelOf } from '../../server/vocabulary.ts'
import { MarkedText } from './MarkedText.tsx'

/** Each barrier of a case and what was done about it; where nothing is known, that is said. */
export function CaseWalls({ walls }: Pick<CaseAnswer, 'walls'>): VNode {
  return (
    <dl class="walls wide">
      {walls.map(({ barrier, responses }) => (
        <div key={barrier}>
          <dt>
            <a href={`/walls#${barrier}`}>{labelOf(barriers, barrier)}</a>
          </dt>
          {responses.length === 0 ? (
            <dd>
              <span class="unknown">不明</span>　取られた手について確認できた情報はない
            </dd>
          ) : (
            responses.map(({ text, sources }) => (
              <dd key={text}>
                <MarkedText text={text} sources={sources} />
              </dd>
            ))
          )}
        </div>
      ))}
    </dl>
  )
}
