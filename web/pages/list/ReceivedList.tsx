import type { VNode } from 'preact'
import type { SharedList } from '../../../server/contract/shared-list.ts'
import { makeList, toChosen } from '../../lists/change-lists.ts'
import { changeLists } from '../../lists/list-keeper.ts'
import { SceneBadge } from '../../parts/SceneBadge.tsx'
import { TextButton } from '../../parts/TextButton.tsx'
import { CaseLine, LoadingFailure, useCards } from './CaseLine.tsx'

/** A list that somebody else gave: to be looked at, and to be taken over or not. */
export function ReceivedList({ list, onLeave }: { list: SharedList; onLeave: () => void }): VNode {
  const { cards, failure, tryAgain } = useCards(list.cases.map(({ slug }) => slug))
  const copyList = (): void => {
    const cases = list.cases.map(({ slug, note, title, where = '' }) => {
      const card = cards.get(slug)
      const chosen = card ? toChosen(card) : { title: title || slug, where }
      return { ...chosen, slug, note }
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
          <button type="button" class="button" onClick={copyList}>
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
