import type { VNode } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { type SearchState, searchHref } from '../../../server/contract/address.ts'
import { wantedHref } from '../../../server/contract/page-offers.ts'
import { nameBody, useOwnBody } from '../../own-body/own-body.ts'
import { copyContents, copyOutcomes } from '../../parts/copy-contents.ts'
import { Offers } from '../../parts/offers.ts'
import { PrintedPlace } from '../../parts/PrintedPlace.tsx'
import { listChosen } from './conditions.ts'

/** Where nothing answers: a card that asks other people for such a case, to be printed or pasted into a mail. */
export function RequestCard({ state }: { state: SearchState }): VNode {
  const card = useRef<HTMLDivElement>(null)
  const [isAlone, setAlone] = useState(false)
  const [isCopied, setCopied] = useState<boolean>()
  const own = useOwnBody()
  const { proposals } = useContext(Offers)
  useEffect(() => {
    if (!isAlone) return
    window.print()
    setAlone(false)
  }, [isAlone])
  const copy = (): void => {
    if (card.current !== null) setCopied(copyContents(card.current))
  }
  const conditions = listChosen(state, undefined).map(({ name, label }) => `${name}「${label}」`)
  return (
    <section
      class={isAlone ? 'request mt-5 print-alone' : 'request mt-5'}
      aria-labelledby="request"
    >
      <div class="request-card" ref={card}>
        <h2 id="request" class="size-3">
          この題材の事例を探しています
        </h2>
        <dl>
          <RequestLine name="知りたいこと">{state.q || '下の条件に合う事例'}</RequestLine>
          {conditions.length > 0 && <RequestLine name="条件">{conditions.join('、')}</RequestLine>}
          {own && <RequestLine name="尋ねる自治体">{nameBody(own)}</RequestLine>}
          <RequestLine name="教えてほしいこと">
            自治体の名、取り組みの名と年、読める資料の題か番地。うまくいかなかった例も
          </RequestLine>
        </dl>
        <PrintedPlace path={searchHref(state)} />
      </div>
      <p class="note mt-2">
        知っている人に渡す用紙。書ける人、知っている人は、編集部にも知らせてほしい。
      </p>
      {proposals && (
        <p>
          <a class="more" href={wantedHref(state.q)}>
            この題材の事例を求む
          </a>
        </p>
      )}
      <p class="request-tools with-script">
        <button type="button" class="text-button" onClick={() => setAlone(true)}>
          この用紙を印刷する
        </button>
        <button type="button" class="text-button" onClick={copy}>
          文を写す
        </button>
        <span role="status">{isCopied !== undefined && copyOutcomes[`${isCopied}`]}</span>
      </p>
    </section>
  )
}

function RequestLine({ name, children }: { name: string; children: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
