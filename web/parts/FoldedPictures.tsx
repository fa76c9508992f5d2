import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import type { SearchState } from '../url.ts'
import { KeyHint } from './KeyHint.tsx'
import { Pictures } from './Pictures.tsx'

type Props = { state: SearchState; answer: SearchAnswer }

/** The pictures of a list, out of the way until they are asked for. */
export function FoldedPictures({ state, answer }: Props): VNode {
  return (
    <div class="list-extras">
      <details class="fold">
        <summary class="more">
          <span class="when-folded">図で見る</span>
          <span class="when-open">図をたたむ</span>
        </summary>
        <Pictures state={state} facets={answer.facets} years={answer.years} />
      </details>
      {answer.hits.length > 1 && <KeyHint />}
    </div>
  )
}
