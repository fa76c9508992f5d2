import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { formatDate, todayIso } from '../../../server/contract/format.ts'
import { mostCompared } from '../../../server/contract/vocabulary.ts'
import {
  makeList,
  openList,
  removeList,
  renameList,
  restoreList,
} from '../../lists/change-lists.ts'
import { casesIn, currentList, type KeptList, listShown, most } from '../../lists/kept-list.ts'
import { changeLists } from '../../lists/list-keeper.ts'
import { Announcement } from '../../parts/Notice.tsx'
import { TextButton } from '../../parts/TextButton.tsx'
import { LoadingFailure, useCards } from './CaseLine.tsx'
import { ListActions } from './ListActions.tsx'
import { ListRows } from './ListRows.tsx'
import { ShareList } from './ShareList.tsx'

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
      <Announcement text={`リスト「${list.name}」、${kept.length}件`} />
      <ListTools lists={lists} list={list} />
      <p class="print-only list-title">
        <b>{list.name}</b>　{kept.length}件　参照日　{formatDate(todayIso())}
      </p>
      <LoadingFailure failure={failure} onRetry={tryAgain} />
      {kept.length === 0 && (
        <p class="nothing phrase">
          このリストに事例はまだない。探した結果や事例のページで「リストに入れる」に印を付けると、ここに並ぶ。
          <a href="/search">事例を探す</a>
        </p>
      )}
      <ListRows
        key={list.id}
        list={list}
        cards={cards}
        picking={mustPick ? { picked, toggle } : undefined}
      />
      {kept.length > 0 && (
        <>
          <ListActions
            slugs={seen.map(nameNow)}
            picked={meant.map(nameNow)}
            words={{ title: list.name, notes: seen.map(({ slug, note }) => ({ slug, note })) }}
          />
          <ShareList list={list} cards={cards} />
        </>
      )}
    </>
  )
}

type ListToolsProps = { lists: readonly KeptList[]; list: KeptList }

/** Which list is open, its name, and new, copied and deleted lists. */
function ListTools({ lists, list }: ListToolsProps): VNode {
  const shown = listShown(lists)
  const isFull = shown.length >= most.lists
  const cases = casesIn(list)
  return (
    <div class="list-choice">
      {shown.length > 1 && (
        <label>
          開いているリスト
          <select
            value={list.id}
            onChange={({ currentTarget }) => changeLists(openList(currentTarget.value))}
          >
            {shown.map((each) => (
              <option key={each.id} value={each.id} selected={each.id === list.id}>
                {each.name}（{casesIn(each).length}件）
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        リストの名
        <input
          type="text"
          value={list.name}
          maxLength={most.name}
          autocomplete="off"
          onChange={({ currentTarget }) => changeLists(renameList(currentTarget.value))}
        />
      </label>
      <span class="list-buttons">
        <TextButton
          label="新しいリスト"
          disabled={isFull}
          onPress={() => changeLists(makeList('新しいリスト', []))}
        />
        <TextButton
          label="写しをつくる"
          disabled={isFull || cases.length === 0}
          onPress={() => changeLists(makeList(`${list.name}の写し`, cases))}
        />
        <TextButton
          label="リストを消す"
          disabled={!shown.includes(list)}
          onPress={() => changeLists(removeList(list.id))}
        />
      </span>
      {/* Lists deleted within the last day can be brought back, even after the page was closed. */}
      {lists
        .filter(({ gone }) => gone)
        .map(({ id, name }) => (
          <p key={id} class="list-deleted">
            「{name}」を消した。
            <TextButton
              label="元に戻す"
              about={name}
              onPress={() => changeLists(restoreList(id))}
            />
          </p>
        ))}
    </div>
  )
}
