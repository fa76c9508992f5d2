import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { mostCompared } from '../../server/contract/vocabulary.ts'
import { casesHref } from '../case-links.ts'
import { addCase, removeCase, toChosen } from '../lists/change-lists.ts'
import { casesIn, currentList, holdsCase, isFull, type KeptCase } from '../lists/kept-list.ts'
import { changeLists, useKeptLists } from '../lists/list-keeper.ts'
import { Announcement } from './Notice.tsx'

const namedPlaces = 3

/** How many cases are chosen and what can be done with them, at the lower edge of the screen. */
export function SelectionBar(): VNode {
  const kept = useKeptLists()
  const list = currentList(kept?.lists ?? [])
  const chosen = casesIn(list)
  return (
    <>
      <Announcement text={kept && `「${list.name}」に${chosen.length}件`} />
      {chosen.length > 0 && (
        <div class="tray">
          <p>
            <b class="num">{chosen.length}</b>件を選択中
            <span class="tray-places">{namePlaces(chosen)}</span>
            {kept?.trouble && <b>　保存できていない</b>}
          </p>
          <ul>
            <li>
              <a href="/list">リストを開く</a>
            </li>
            <SelectionActions slugs={chosen.map(({ slug }) => slug)} />
          </ul>
        </div>
      )}
    </>
  )
}

/** With more than a table or a kit can hold, the list is where to choose among them. */
function SelectionActions({ slugs }: { slugs: readonly string[] }): VNode {
  return (
    <>
      <li>
        <a href={slugs.length <= mostCompared ? casesHref('/kit', slugs) : '/list'}>勉強会キット</a>
      </li>
      {slugs.length > 1 && (
        <li>
          <a
            class="button"
            href={slugs.length <= mostCompared ? casesHref('/compare', slugs) : '/list'}
          >
            比べる
          </a>
        </li>
      )}
    </>
  )
}

function namePlaces(cases: readonly KeptCase[]): string {
  const places = [...new Set(cases.map(({ where }) => where).filter((where) => where !== ''))]
  const more = places.length - namedPlaces
  return places.slice(0, namedPlaces).join('・') + (more > 0 ? `　ほか${more}か所` : '')
}

type ChooseCaseProps = Pick<CaseAnswer, 'slug' | 'title' | 'municipalities'>

/** Puts a case into the current list, or takes it out. Without scripts there is no list, and nothing to press. */
export function ChooseCase(shown: ChooseCaseProps): VNode {
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
