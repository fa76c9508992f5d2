import type { VNode } from 'preact'
import {
  type SearchState,
  searchHref,
  withoutConditions,
} from '../../../server/contract/address.ts'
import type { Hit, Reason, SearchAnswer, Segment } from '../../../server/contract/api.ts'
import { formatCount, splitLines, splitTitle } from '../../../server/contract/format.ts'
import type { ProgressiveOrder } from '../../../server/contract/page-data.ts'
import { labelOf, sections } from '../../../server/contract/vocabulary.ts'
import { CaseWhere } from '../../parts/CaseWhere.tsx'
import { SceneBadge, SceneLabel } from '../../parts/SceneBadge.tsx'
import { ChooseCase } from '../../parts/SelectionBar.tsx'
import { listChosen } from './conditions.ts'

type HitListProps = {
  state: SearchState
  answer: SearchAnswer
  progressive?: ProgressiveOrder | undefined
}

/** The found cases of one page, or the one next step where there are none. */
export function HitList({ state, answer, progressive }: HitListProps): VNode {
  if (answer.total === 0) return <NothingMatches state={state} without={answer.without} />
  if (answer.hits.length === 0) {
    return (
      <p class="nothing">
        {state.page}ページ目に事例はない。{'　'}
        <a href={searchHref({ ...state, page: 1 })}>1ページ目へ</a>
      </p>
    )
  }
  return (
    <>
      <ol>
        {answer.hits.map((hit, at) => [
          at === progressive?.kept && <MeaningDivider key="divider" state={state} />,
          <HitItem key={hit.slug} hit={hit} explained={state.q !== ''} />,
        ])}
      </ol>
      <Pager state={state} answer={answer} />
    </>
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

/** A found case; without words to search for there is nothing to explain, and the reason is left out. */
function HitItem({ hit, explained }: { hit: Hit; explained: boolean }): VNode {
  const { main, sub } = splitTitle(hit.title)
  const further = hit.scenes.length - 1
  return (
    <li class="hit">
      <div class="hit-scene">
        <SceneBadge scenes={hit.scenes} />
        <span>
          <SceneLabel id={hit.scenes[0] ?? ''} />
          {further > 0 && (
            <>
              <br />
              ほか{further}つの場面
            </>
          )}
        </span>
        <ChooseCase {...hit} />
      </div>
      <div>
        <CaseWhere {...hit} />
        <h2>
          <a href={`/cases/${hit.slug}`}>{main}</a>
        </h2>
        {sub && <p class="hit-sub">{sub}</p>}
        <p class="hit-summary phrase">{splitLines(hit.summary).slice(0, 2).join('')}</p>
        {explained && <HitReason hit={hit} />}
      </div>
    </li>
  )
}

function HitReason({ hit }: { hit: Hit }): VNode {
  const { section, segments } = hit.snippet
  const wordsOf = (wanted: Reason['kind']): readonly string[] =>
    hit.reasons.find(({ kind }) => kind === wanted)?.words ?? []
  const [question] = wordsOf('question')
  const synonyms = wordsOf('synonym')
  const label = section === 'summary' ? '要約' : labelOf(sections, section)
  return (
    <div class="excerpt">
      <div>
        <WhyLabel match={hit.match} reasons={hit.reasons} />
        {synonyms.length > 0 && <p class="note phrase">同義語　{synonyms.join('、')}</p>}
      </div>
      <div>
        <p>
          <a href={`/cases/${hit.slug}#${section}`}>{label}</a>　<Excerpt segments={segments} />
        </p>
        {question !== undefined && <p class="sub">答える問い　{question}</p>}
      </div>
    </div>
  )
}

/** A passage with its matching words marked and its sentences close in meaning underlined. */
function Excerpt({ segments }: { segments: readonly Segment[] }): VNode {
  return <>{segments.map((segment, index) => markSegment(segment, index))}</>
}

function markSegment({ text, hit, near }: Segment, key: number): VNode | string {
  const words = hit ? <mark key={key}>{text}</mark> : text
  if (!near) return words
  return (
    <span key={key} class="near">
      {words}
    </span>
  )
}

const marks = { words: 'words', meaning: 'near', both: 'both' } as const

const labels = { words: '語が一致', meaning: '意味が近い', both: '語も意味も' } as const

type WordKind = 'reading' | 'synonym' | 'related' | 'part'

/** Where none of the reader's own words was found, the label says what was found in their place. */
const otherLabels: Readonly<Record<WordKind, Record<'words' | 'both', string>>> = {
  reading: { words: '読みが一致', both: '読みも意味も' },
  synonym: { words: '同義語が一致', both: '同義語も意味も' },
  related: { words: '関連語が一致', both: '関連語も意味も' },
  part: { words: '語の一部が一致', both: '一部も意味も' },
}

type WhyLabelProps = { match: Hit['match']; reasons?: readonly Reason[] }

/** Why a case was found, with the same mark that its excerpt uses. */
export function WhyLabel({ match, reasons = [] }: WhyLabelProps): VNode {
  return <span class={`why why--${marks[match]}`}>{nameMatch(match, reasons)}</span>
}

function nameMatch(match: Hit['match'], reasons: readonly Reason[]): string {
  const kinds = reasons.map(({ kind }) => kind)
  const other = (['reading', 'synonym', 'related', 'part'] as const).find((kind) =>
    kinds.includes(kind),
  )
  if (match === 'meaning' || other === undefined || kinds.includes('word')) return labels[match]
  return otherLabels[other][match]
}

type PagerProps = { state: SearchState; answer: SearchAnswer }

/** Which part of a list is shown, and the ways to the parts before and after it; a whole list needs neither. */
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

type NothingMatchesProps = { state: SearchState; without: SearchAnswer['without'] }

/** No case meets all conditions: which of them to take away, and what that would show. */
function NothingMatches({ state, without }: NothingMatchesProps): VNode {
  const chosen = listChosen(state, without)
  const helpful = chosen.filter(({ total = 0 }) => total > 0)
  return (
    <div class="nothing">
      <p>{chosen.length > 1 ? 'すべての条件に合う事例はない。' : 'この条件に合う事例はない。'}</p>
      <ul>
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
