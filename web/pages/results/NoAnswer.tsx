import type { VNode } from 'preact'
import { countConditions, type SearchState } from '../../../server/contract/address.ts'
import type { Hit, SearchAnswer } from '../../../server/contract/api.ts'
import { labelOf, sorts } from '../../../server/contract/vocabulary.ts'
import { SectionHead } from '../../parts/SectionHead.tsx'
import { AnswerNotices } from './AnswerNotices.tsx'
import { HitItem } from './HitItem.tsx'
import { CompareForm, Hits } from './HitList.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { Chips, PrintedSearch } from './ResultsHead.tsx'
import { WaysOn } from './WaysOn.tsx'

type NoAnswerProps = { state: SearchState; answer: SearchAnswer }

/** No case answers: said plainly and first, with ways on; what comes near all the same stands apart below. */
export function NoAnswer({ state, answer }: NoAnswerProps): VNode {
  const { near = [] } = answer
  const hasNear = near.length > 0
  return (
    <>
      <div class="section empty mt-5" id="hits">
        <h1 tabIndex={-1}>該当する事例はない</h1>
        <Verdict state={state} answer={answer} />
        <Chips state={state} without={undefined} />
        {hasNear && (
          <p class="ways-jump">
            <a class="more" href="#ways">
              近いものを飛ばして、探し直す
            </a>
          </p>
        )}
        <PrintedSearch state={state} order={hasNear ? labelOf(sorts, 'relevance') : undefined} />
      </div>
      <div class="mt-3">
        <AnswerNotices state={state} answer={answer} isInOrder />
      </div>
      <div class={hasNear ? 'desk desk--near section mt-5' : 'ways section mt-5'}>
        {hasNear ? (
          <>
            <NearCases state={state} near={near} />
            <aside class="ways ways--beside" id="ways" aria-label="探し直す">
              <WaysOn state={state} answer={answer} />
            </aside>
          </>
        ) : (
          <WaysOn state={state} answer={answer} />
        )}
      </div>
    </>
  )
}

function Verdict({ state, answer }: NoAnswerProps): VNode {
  const { near = [], instead, degraded } = answer
  const nearness = degraded ? '言葉の近さが' : '言葉の近さも意味の近さも'
  return (
    <p class="phrase">
      「{state.q}」に答える事例は、収めた{instead?.cases ?? 0}件の中からは見つけられなかった。
      {nearness}
      基準に届かない。
      {near.length > 0
        ? '近いものは、答えと分けて並べる。'
        : countConditions(state) > 0 && '選んだ条件の中には、近いものもない。'}
    </p>
  )
}

type NearCasesProps = { state: SearchState; near: readonly Hit[] }

/** Cases as in a list, without a count and without ways to take them all: nobody has found them. */
function NearCases({ state, near }: NearCasesProps): VNode {
  return (
    <section aria-labelledby="near">
      <SectionHead id="near" title="近いもの（答えではないかもしれない）">
        {countConditions(state) > 0 && '選んだ条件に合うものだけを、'}
        近い順に並べる。件数には数えない。
      </SectionHead>
      <Hits>
        {near.map((hit) => (
          <HitItem key={hit.slug} hit={hit} heading="h3" explained />
        ))}
      </Hits>
      {near.length > 1 && (
        <>
          <CompareForm />
          <KeyHelp />
        </>
      )}
    </section>
  )
}
