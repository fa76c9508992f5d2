import type { VNode } from 'preact'
import { splitLines, splitTitle } from '../format.ts'
import { CaseWhere } from '../parts/CaseWhere.tsx'
import type { Card, Cards } from './use-cards.ts'

type Props = {
  kept: { slug: string; title?: string; where?: string }
  cards: Cards
}

/** A case of a list: as the library has it now; until that is known, or where it is no more, as it was kept. */
export function CaseLine({ kept, cards }: Props): VNode {
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
