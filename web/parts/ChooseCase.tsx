import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { addCase, removeCase } from '../lists/choose-case.ts'
import { toChosen } from '../lists/chosen-case.ts'
import { currentList, holdsCase, isFull } from '../lists/kept-list.ts'
import { changeLists, useKeptLists } from '../lists/kept-lists.ts'

type Props = Pick<CaseAnswer, 'slug' | 'title' | 'municipalities'>

/** Puts a case into the current list, or takes it out. Without scripts there is no list, and nothing to press. */
export function ChooseCase(shown: Props): VNode {
  const list = currentList(useKeptLists()?.lists ?? [])
  const isChosen = holdsCase(list, shown.slug)
  const chosen = toChosen(shown)
  return (
    <label class="check with-script">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!isChosen && isFull(list)}
        onChange={() => changeLists(isChosen ? removeCase(list.id, shown.slug) : addCase(chosen))}
      />
      <span>
        {!isChosen && isFull(list) ? 'リストは100件まで' : '選ぶ'}
        <span class="hidden-text">　{chosen.title}</span>
      </span>
    </label>
  )
}
