import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { formatSize } from '../../server/contract/format.ts'
import { compareSize } from '../../server/contract/own-size.ts'
import { useOwnBody } from './own-body.ts'

type BodySizeProps = Pick<CaseAnswer, 'municipalities' | 'population'>

/** How large the bodies of a case are, beside the reader's own where that is known. */
export function BodySize(bodies: BodySizeProps): VNode {
  const own = useOwnBody()
  const beside = own && compareSize(bodies.municipalities, own.population)
  return (
    <span class="num">
      {formatSize(bodies)}
      {beside !== undefined && (
        <>
          <span class="hidden-text">、</span>
          <b class="beside-own">{beside}</b>
        </>
      )}
    </span>
  )
}
