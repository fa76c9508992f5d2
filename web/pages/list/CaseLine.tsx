import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CardsAnswer } from '../../../server/contract/api.ts'
import { splitLines, splitTitle } from '../../../server/contract/format.ts'
import { loadCards, RequestFailure } from '../../api.ts'
import { CaseWhere } from '../../parts/CaseWhere.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { TextButton } from '../../parts/TextButton.tsx'

type Card = CardsAnswer['cards'][number]

/** What is known of each case by the name it was asked for; undefined is one that is no longer to be seen. */
export type Cards = ReadonlyMap<string, Card | undefined>

type LoadedCards = { cards: Cards; failure: string | undefined; tryAgain: () => void }

/** Loads what lists show of these cases; what is known already is not asked for again. */
export function useCards(slugs: readonly string[]): LoadedCards {
  const [cards, setCards] = useState<Cards>(new Map())
  const [failure, setFailure] = useState<string>()
  const unknown = slugs.filter((slug) => !cards.has(slug)).join(' ')
  const load = (): (() => void) | undefined => {
    if (unknown === '') return undefined
    const controller = new AbortController()
    loadCards(unknown.split(' '), controller.signal).then(
      (answer) => {
        const loaded = answer.cards.map((card) => [card.asked, card] as const)
        const missing = answer.missing.map((slug) => [slug, undefined] as const)
        setFailure(undefined)
        setCards((known) => new Map([...known, ...loaded, ...missing]))
      },
      (error: unknown) => {
        if (!controller.signal.aborted) {
          setFailure(error instanceof RequestFailure ? error.message : 'サーバーで誤りが起きた。')
        }
      },
    )
    return () => controller.abort()
  }
  useEffect(load, [unknown])
  return { cards, failure, tryAgain: () => void load() }
}

type CaseLineProps = {
  kept: { slug: string; title?: string; where?: string }
  cards: Cards
}

/** A case of a list: as the library has it now; until that is known, or where it is no more, as it was kept. */
export function CaseLine({ kept, cards }: CaseLineProps): VNode {
  const card = cards.get(kept.slug)
  if (card !== undefined) return <KnownCase card={card} />
  return (
    <>
      <p class="hit-where">{kept.where}</p>
      <h2>{kept.title || kept.slug}</h2>
      {cards.has(kept.slug) && (
        <p>
          <b>この事例は公開を終えた。</b>　<span class="sub">番号　{kept.slug}</span>
        </p>
      )}
    </>
  )
}

function KnownCase({ card }: { card: Card }): VNode {
  const { main, sub } = splitTitle(card.title)
  return (
    <>
      <CaseWhere {...card} />
      <h2>
        <a href={`/cases/${card.slug}`}>{main}</a>
      </h2>
      {sub && <p class="hit-sub">{sub}</p>}
      <p class="hit-summary phrase">{splitLines(card.summary).slice(0, 2).join('')}</p>
      <p class="print-only note">/cases/{card.slug}</p>
    </>
  )
}

type LoadingFailureProps = { failure: string | undefined; onRetry: () => void }

/** The cases of a list could not be loaded; the list itself is there. */
export function LoadingFailure({ failure, onRetry }: LoadingFailureProps): VNode | null {
  if (failure === undefined) return null
  return (
    <Notice word="一部" error>
      事例の要約を出せない。{failure}
      <TextButton label="もう一度試す" onPress={onRetry} />
    </Notice>
  )
}
