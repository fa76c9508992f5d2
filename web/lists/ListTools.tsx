import type { VNode } from 'preact'
import { makeList, openList, removeList, renameList, restoreList } from './change-lists.ts'
import { casesIn, type KeptList, listShown, most } from './kept-list.ts'
import { changeLists } from './kept-lists.ts'
import { TextButton } from './TextButton.tsx'

type Props = { lists: readonly KeptList[]; list: KeptList }

/** Which list is open, its name, and new, copied and deleted lists. */
export function ListTools({ lists, list }: Props): VNode {
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
