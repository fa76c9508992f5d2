import type { ComponentChildren, VNode } from 'preact'
import {
  type SearchState,
  searchHref,
  withoutConditions,
} from '../../../server/contract/address.ts'
import type { FacetValue, SearchAnswer } from '../../../server/contract/api.ts'
import { formatCount } from '../../../server/contract/format.ts'
import type { ProgressiveOrder } from '../../../server/contract/page-data.ts'
import { mostCompared, sizes } from '../../../server/contract/vocabulary.ts'
import { compareFormId } from '../../parts/SelectionBar.tsx'
import { density } from '../../preferences.ts'
import { listChosen } from './conditions.ts'
import { HitItem } from './HitItem.tsx'

type HitListProps = {
  state: SearchState
  answer: SearchAnswer
  progressive?: ProgressiveOrder | undefined
}

/** The found cases of one page, or the one next step where there are none. */
export function HitList({ state, answer, progressive }: HitListProps): VNode {
  if (answer.total === 0) return <NothingMatches state={state} answer={answer} />
  if (answer.hits.length === 0) {
    return (
      <p class="nothing">
        {state.page}ページ目に事例はない。{'　'}
        <a href={searchHref({ ...state, page: 1 })}>1ページ目へ</a>
      </p>
    )
  }
  const isGrouped = answer.fit === 'all' && answer.fits.good > 0 && state.sort === 'relevance'
  const firstPart = isGrouped ? answer.hits.findIndex(({ fit }) => fit === 'part') : -1
  return (
    <>
      <Hits>
        {answer.hits.map((hit, at) => [
          at === progressive?.kept && <MeaningDivider key="divider" state={state} />,
          at === firstPart && <PartDivider key="part" state={state} answer={answer} />,
          <HitItem key={hit.slug} hit={hit} heading="h2" explained={state.q !== ''} />,
        ])}
      </Hits>
      {answer.hits.length > 1 && <CompareForm />}
      <Pager state={state} answer={answer} />
      {answer.fit === 'good' && answer.fits.part > 0 && <RestLink state={state} answer={answer} />}
    </>
  )
}

/** Where the cases begin that have only a part of what was asked. */
const partId = 'part'

type GroupProps = { state: SearchState; answer: SearchAnswer }

/** Stands before the cases that have only a part of what was asked. */
function PartDivider({ state, answer }: GroupProps): VNode {
  return (
    <li class="part-divider small" id={partId} tabIndex={-1}>
      ここからは、一部だけが合う{formatCount(answer.fits.part)}件。{'　'}
      <a href={searchHref({ ...withoutFit(state), page: 1 })}>
        {answer.weak ? '内容の近い' : 'よく合う'}
        {formatCount(answer.fits.good)}件だけにする
      </a>
    </li>
  )
}

/** The way to the cases that have only a part of what was asked; they stand behind those that fit. */
function RestLink({ state, answer }: GroupProps): VNode {
  const firstPart = Math.floor(answer.fits.good / answer.size) + 1
  return (
    <p class="rest-link">
      <a class="more" href={`${searchHref({ ...state, fit: 'all', page: firstPart })}#${partId}`}>
        一部だけが合う{formatCount(answer.fits.part)}件も見る
      </a>
    </p>
  )
}

function withoutFit({ fit: _fit, ...rest }: SearchState): SearchState {
  return rest
}

/** A list of cases, as much of each as the reader likes to see. */
export function Hits({ children }: { children: ComponentChildren }): VNode {
  return <ol class={density.useValue() === 'full' ? 'hits' : 'hits hits--short'}>{children}</ol>
}

/** What stands ticked without scripts is compared by a plain form. */
export function CompareForm(): VNode {
  return (
    <form id={compareFormId} class="without-script compare-form" action="/compare">
      <button type="submit" class="button button--line">
        選んだ事例を比べる（{mostCompared}つまで）
      </button>
    </form>
  )
}

/** Stands below what was seen while the meaning was still being looked for. */
function MeaningDivider({ state }: { state: SearchState }): VNode {
  return (
    <li class="meaning-divider small sub">
      ここまでは言葉だけの順。ここからは意味の近さも見た順。{'　'}
      <a href={searchHref(state)}>はじめから近い順に並べる</a>
    </li>
  )
}

/** Which part of a list is shown, and the ways to the parts before and after it; a whole list needs neither. */
type PagerProps = { state: SearchState; answer: SearchAnswer }

function Pager({ state, answer }: PagerProps): VNode | null {
  const { total, size, page, hits } = answer
  const before = (page - 1) * size
  const left = total - before - hits.length
  if (before === 0 && left === 0) return null
  return (
    <nav class="pages" aria-label="結果のページ">
      <span class="num">
        {formatCount(total)}件のうち{formatCount(before + 1)}〜{formatCount(before + hits.length)}件
      </span>
      {page > 1 && (
        <a class="more" rel="prev" href={searchHref({ ...state, page: page - 1 })}>
          前の{size}件
        </a>
      )}
      {left > 0 && (
        <a class="more" rel="next" href={searchHref({ ...state, page: page + 1 })}>
          次の{Math.min(size, left)}件
        </a>
      )}
    </nav>
  )
}

type NothingMatchesProps = { state: SearchState; answer: SearchAnswer }

/** No case meets all conditions: which of them to take away, and what that would show. */
function NothingMatches({ state, answer }: NothingMatchesProps): VNode {
  const { without, facets } = answer
  const nearest = findNearestSize(state.facets.people, facets['people'] ?? [])
  const chosen = listChosen(state, without)
  const helpful = chosen.filter(({ total = 0 }) => total > 0)
  return (
    <div class="nothing">
      <p>{chosen.length > 1 ? 'すべての条件に合う事例はない。' : 'この条件に合う事例はない。'}</p>
      <ul>
        {nearest && (
          <li>
            <a class="leader" href={searchHref(withSize(state, nearest.value))}>
              <span>人口「{nearest.label}」に替える（いちばん近い規模）</span>
              <span class="num">{nearest.count}件</span>
            </a>
          </li>
        )}
        {helpful.map(({ key, name, label, href, total }) => (
          <li key={key}>
            <a class="leader" href={href}>
              <span>
                {name}「{label}」を外す
              </span>
              <span class="num">{total}件</span>
            </a>
          </li>
        ))}
        {(helpful.length === 0 || chosen.length > 1) && (
          <li>
            <a class="leader" href={searchHref(withoutConditions(state))}>
              <span>条件をすべて外す</span>
              <span class="num">{without?.all ?? 0}件</span>
            </a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** The band of population nearest to those chosen that some case has with all other conditions. */
function findNearestSize(
  chosen: readonly string[],
  counted: readonly FacetValue[],
): FacetValue | undefined {
  const placeOf = (id: string): number => sizes.findIndex((size) => size.id === id)
  const places = chosen.map(placeOf).filter((place) => place >= 0)
  if (places.length === 0) return undefined
  const distance = ({ value }: FacetValue): number =>
    Math.min(...places.map((place) => Math.abs(place - placeOf(value))))
  return counted
    .filter(({ value, count }) => count > 0 && placeOf(value) >= 0)
    .sort((a, b) => distance(a) - distance(b))[0]
}

function withSize(state: SearchState, size: string): SearchState {
  return { ...state, facets: { ...state.facets, people: [size] }, page: 1 }
}
