import type { VNode } from 'preact'
import { splitLines, splitTitle } from '../../../server/contract/format.ts'
import { makeList, toChosen } from '../../lists/change-lists.ts'
import { changeLists } from '../../lists/list-keeper.ts'
import type { SharedList } from '../../lists/shared-list.ts'
import { TextButton } from '../../lists/TextButton.tsx'
import { type Card, type Cards, useCards } from '../../lists/use-cards.ts'
import { CaseWhere } from '../../parts/CaseWhere.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SceneBadge } from '../../parts/SceneBadge.tsx'

/** A list that somebody else gave: to be looked at, and to be taken over or not. */
export function ForeignList({ list, onLeave }: { list: SharedList; onLeave: () => void }): VNode {
  const { cards, failure, tryAgain } = useCards(list.cases.map(({ slug }) => slug))
  const takeOver = (): void => {
    const cases = list.cases.map(({ slug, note, title, where = '' }) => {
      const card = cards.get(slug)
      return { ...(card ? toChosen(card) : { title: title || slug, where }), slug, note }
    })
    changeLists(makeList(list.name, cases))
    onLeave()
  }
  return (
    <>
      <div class="list-choice">
        <h2>受け取ったリスト「{list.name}」</h2>
        <p class="sub small num">{list.cases.length}件。まだ自分のリストには入っていない。</p>
        <p class="list-buttons">
          <button type="button" class="button" onClick={takeOver}>
            自分のリストに写す
          </button>
          <TextButton label="写さずに閉じる" onPress={onLeave} />
        </p>
      </div>
      <LoadingFailure failure={failure} onRetry={tryAgain} />
      <ol>
        {list.cases.map((shared, index) => (
          <li key={shared.slug} class="kept">
            <div class="kept-order">
              <p class="kept-no num">{index + 1}</p>
              <SceneBadge scenes={cards.get(shared.slug)?.scenes ?? []} />
            </div>
            <div>
              <CaseLine kept={shared} cards={cards} />
              {shared.note !== '' && <p class="kept-note">{shared.note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
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
