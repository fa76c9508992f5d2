import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { mostCompared } from '../../server/contract/vocabulary.ts'
import { casesHref, onePageHref } from '../case-links.ts'
import { addCase, removeCase, toChosen } from '../lists/change-lists.ts'
import { casesIn, currentList, holdsCase, isFull, type KeptCase } from '../lists/kept-list.ts'
import { changeLists, useKeptLists } from '../lists/list-keeper.ts'
import { Announcement } from './Notice.tsx'

const namedPlaces = 3

/** How many cases are chosen and what can be done with them, at the lower edge of the screen; `question` is what was searched for. */
export function SelectionBar({ question }: { question: string }): VNode {
  const kept = useKeptLists()
  const list = currentList(kept?.lists ?? [])
  const chosen = casesIn(list)
  return (
    <>
      <Announcement text={kept && `「${list.name}」に${chosen.length}件`} />
      {chosen.length > 0 && (
        <div class="tray">
          <p>
            <a href="/list">
              リスト<b class="num">{chosen.length}</b>件
            </a>
            <span class="tray-places">{namePlaces(chosen)}</span>
            {kept?.trouble && <b>　保存できていない</b>}
          </p>
          <ul>
            <SelectionActions slugs={chosen.map(({ slug }) => slug)} question={question} />
          </ul>
        </div>
      )}
    </>
  )
}

type SelectionActionsProps = { slugs: readonly string[]; question: string }

/** Of more than a sheet can hold it shows the first and says so; for a kit the list is where to choose among them. */
function SelectionActions({ slugs, question }: SelectionActionsProps): VNode {
  return (
    <>
      <li>
        <a href={onePageHref(slugs, question)}>一枚にまとめる</a>
      </li>
      <li>
        <a href={slugs.length <= mostCompared ? casesHref('/kit', slugs) : '/list'}>勉強会キット</a>
      </li>
      {slugs.length > 1 && (
        <li>
          <a class="button" href={casesHref('/compare', slugs)}>
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

type ChooseCaseProps = Pick<CaseAnswer, 'slug' | 'title' | 'municipalities' | 'membersOnly'>

/** The form by which a reader without scripts compares what is ticked. */
export const compareFormId = 'compare-form'

/** Puts a case into the current list, or takes it out; without scripts there is no list, and it is ticked to be compared. */
export function ChooseCase(shown: ChooseCaseProps): VNode {
  const list = currentList(useKeptLists()?.lists ?? [])
  const isChosen = holdsCase(list, shown.slug)
  return (
    <label class="check">
      <input
        type="checkbox"
        name="slug"
        value={shown.slug}
        form={compareFormId}
        checked={isChosen}
        disabled={!isChosen && isFull(list)}
        onChange={() =>
          changeLists(isChosen ? removeCase(list.id, shown.slug) : addCase(toChosen(shown)))
        }
      />
      <span>
        <span class="list-word">
          {!isChosen && isFull(list) ? 'リストは100件まで' : 'リストに入れる'}
        </span>
        <span class="without-script">比べる</span>
        <span class="hidden-text">　{splitTitle(shown.title).main}</span>
      </span>
    </label>
  )
}
