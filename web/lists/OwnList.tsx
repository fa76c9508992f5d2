import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { formatDate } from '../format.ts'
import { News } from '../parts/News.tsx'
import { todayIso } from '../today.ts'
import { mostCompared } from './case-links.ts'
import { casesIn, currentList, type KeptList } from './kept-list.ts'
import { ListTools } from './ListTools.tsx'
import { LoadingFailure } from './LoadingFailure.tsx'
import { OwnRows } from './OwnRows.tsx'
import { ShareTools } from './ShareTools.tsx'
import { UseTools } from './UseTools.tsx'
import { useCards } from './use-cards.ts'

/** The current list: its cases, and everything that can be done with them. */
export function OwnList({ lists }: { lists: readonly KeptList[] }): VNode {
  const list = currentList(lists)
  const kept = casesIn(list)
  const { cards, failure, tryAgain } = useCards(kept.map(({ slug }) => slug))
  const [picked, setPicked] = useState<readonly string[]>([])
  const toggle = (slug: string): void =>
    setPicked(picked.includes(slug) ? picked.filter((each) => each !== slug) : [...picked, slug])
  const seen = kept.filter(({ slug }) => !cards.has(slug) || cards.get(slug) !== undefined)
  const mustPick = seen.length > mostCompared
  const meant = mustPick ? seen.filter(({ slug }) => picked.includes(slug)) : seen
  const nameNow = ({ slug }: { slug: string }): string => cards.get(slug)?.slug ?? slug
  return (
    <>
      <News text={`リスト「${list.name}」、${kept.length}件`} />
      <ListTools lists={lists} list={list} />
      <p class="print-only list-title">
        <b>{list.name}</b>　{kept.length}件　参照日　{formatDate(todayIso())}
      </p>
      <LoadingFailure failure={failure} onRetry={tryAgain} />
      {kept.length === 0 && (
        <p class="nothing phrase">
          このリストに事例はまだない。探した結果や事例のページで「選ぶ」に印を付けると、ここに並ぶ。
          <a href="/search">事例を探す</a>
        </p>
      )}
      <OwnRows
        key={list.id}
        list={list}
        cards={cards}
        picking={mustPick ? { picked, toggle } : undefined}
      />
      {kept.length > 0 && (
        <>
          <UseTools slugs={seen.map(nameNow)} picked={meant.map(nameNow)} />
          <ShareTools list={list} cards={cards} />
        </>
      )}
    </>
  )
}
