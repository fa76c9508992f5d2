import type { VNode } from 'preact'
import {
  countConditions,
  type SearchState,
  searchHref,
  withoutConditions,
} from '../../../server/contract/address.ts'
import type { SearchAnswer } from '../../../server/contract/api.ts'
import { formatCount } from '../../../server/contract/format.ts'
import { labelOf, sorts } from '../../../server/contract/vocabulary.ts'
import { ownBodyHref, useOwnBody } from '../../own-body/own-body.ts'
import { PrintedLine, PrintedPlace } from '../../parts/PrintedPlace.tsx'
import { density } from '../../preferences.ts'
import { type Condition, listChosen } from './conditions.ts'
import { facetFormId } from './FacetColumn.tsx'

type ResultsHeadProps = { state: SearchState; answer: SearchAnswer }

/** How many were found, by what, and in which order they stand. */
export function ResultsHead({ state, answer }: ResultsHeadProps): VNode {
  const conditions = countConditions(state)
  return (
    <div class="list-head">
      <div class="count-line">
        <h1 tabIndex={-1}>
          {nameList(state, answer)}
          <span class="num">{formatCount(answer.total)}</span>件の事例
        </h1>
        <p class="small sub">{describeSearch(state.q !== '', conditions, answer)}</p>
        <div class="list-tools">
          <a class="button button--line filters-open" href="#filters">
            絞り込む{conditions > 0 && `（${conditions}）`}
          </a>
          <DensityChoice />
          <SortChoice state={state} />
        </div>
      </div>
      <Chips state={state} without={answer.without} />
      <PrintedSearch state={state} order={labelOf(sorts, state.sort)} />
    </div>
  )
}

/** What the number counts; without a word where it counts all that was found. */
function nameList({ q }: SearchState, { fit, weak }: SearchAnswer): string {
  if (q === '' || fit === 'all') return ''
  return weak ? '内容の近い ' : 'よく合う '
}

function describeSearch(
  hasWords: boolean,
  conditions: number,
  { fit, fits }: SearchAnswer,
): string {
  const within = conditions === 0 ? '' : `${conditions}つの条件に合うもの`
  if (!hasWords) return within || '収めた事例のすべて'
  if (fit === 'good' || fits.good === 0) return within
  const parts = `よく合う${fits.good}件と、一部だけが合う${fits.part}件`
  return within === '' ? parts : `${within}。${parts}`
}

/** How much of each case the list shows; the browser remembers it. */
function DensityChoice(): VNode {
  const chosen = density.useValue() ?? 'short'
  const kinds = [
    ['short', '短く'],
    ['full', '詳しく'],
  ] as const
  return (
    <fieldset class="density with-script">
      <legend class="hidden-text">一覧の詳しさ</legend>
      {kinds.map(([kind, label]) => (
        <button
          key={kind}
          type="button"
          class="text-button"
          aria-pressed={chosen === kind}
          onClick={() => density.write(kind)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}

/** The order belongs to the form of the conditions, wherever it stands; the own size goes along only with its order. */
function SortChoice({ state }: { state: SearchState }): VNode {
  const own = useOwnBody()?.population ?? state.own
  const offered = sorts.filter(({ id }) => id !== 'size' || own !== undefined)
  return (
    <span class="sort">
      <label for="sort">並び</label>
      {own !== undefined && <input type="hidden" name="own" form={facetFormId} value={own} />}
      <select id="sort" name="sort" form={facetFormId} value={state.sort}>
        {offered.map(({ id, label }) => (
          <option key={id} value={id} selected={id === state.sort}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" class="button button--line without-script" form={facetFormId}>
        並べる
      </button>
      {own === undefined && (
        <a class="small with-script" href={ownBodyHref(state)}>
          わが市に近い規模から
        </a>
      )}
    </span>
  )
}

type ChipsProps = { state: SearchState; without: SearchAnswer['without'] }

/** The conditions in force, each a link to the same search without it. */
export function Chips({ state, without }: ChipsProps): VNode | null {
  const chosen = listChosen(state, without)
  if (chosen.length === 0) return null
  return (
    <div class="chips">
      {chosen.map((condition) => (
        <Chip key={condition.key} condition={condition} />
      ))}
      {chosen.length > 1 && (
        <a class="clear" href={searchHref(withoutConditions(state))}>
          すべて外す{without && `（${without.all}件）`}
        </a>
      )}
    </div>
  )
}

function Chip({ condition: { name, label, href, total } }: { condition: Condition }): VNode {
  return (
    <a class="chip" href={href}>
      <span>
        <b>{name}</b>　{label}
      </span>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M1 1l10 10M11 1 1 11" />
      </svg>
      <span class="hidden-text">を外す{total !== undefined && `（${total}件になる）`}</span>
    </a>
  )
}

type PrintedSearchProps = { state: SearchState; order: string | undefined }

/** On paper: what was asked, where it can be asked again, and on which day. */
export function PrintedSearch({ state, order }: PrintedSearchProps): VNode {
  const conditions = listChosen(state, undefined).map(({ name, label }) => `${name}「${label}」`)
  return (
    <PrintedPlace path={searchHref(state)}>
      {state.q !== '' && <PrintedLine name="言葉">{state.q}</PrintedLine>}
      {conditions.length > 0 && <PrintedLine name="条件">{conditions.join('、')}</PrintedLine>}
      {order !== undefined && <PrintedLine name="並び">{order}</PrintedLine>}
    </PrintedPlace>
  )
}
