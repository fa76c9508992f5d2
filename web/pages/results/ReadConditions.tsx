import type { VNode } from 'preact'
import {
  type SearchState,
  searchHref,
  toggleFacet,
  toggleIgnored,
} from '../../../server/contract/address.ts'
import type { SearchAnswer, Understood } from '../../../server/contract/api.ts'
import { facets, negate } from '../../../server/contract/vocabulary.ts'
import { ShelfLinks } from './ShelfLinks.tsx'

type ReadConditionsProps = { state: SearchState; answer: SearchAnswer; isInOrder: boolean }

/** What was read out of the words, what it did to this list, and for each the two ways on: only these, or not meant. */
export function ReadConditions({ state, answer, isInOrder }: ReadConditionsProps): VNode {
  const read = listRead(state, answer.query.understood ?? [])
  return (
    <div class="notice">
      <b>読み取り</b>
      <ul class="read-conditions">
        {read.map((one) => (
          <li key={`${one.facet}:${one.value}`}>
            {one.ignored ? (
              <Ignored state={state} condition={one} />
            ) : (
              <Read state={state} condition={one} length={isInOrder ? answer.total : undefined} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Those that are not in force as filters already; in another order than by nearness they did nothing. */
export function listRead(state: SearchState, understood: readonly Understood[]): Understood[] {
  if (state.sort !== 'relevance') return []
  return understood.filter((condition) => {
    const facet = findFacet(condition)
    if (!facet) return false
    return !listFilters(condition).every((value) => state.facets[facet.id].includes(value))
  })
}

function findFacet(condition: Understood): (typeof facets)[number] | undefined {
  return facets.find(({ id }) => id === condition.facet)
}

/** The values that make it a filter. */
function listFilters({ values, not }: Understood): string[] {
  return not ? values.map(negate) : values
}

function nameOf(condition: Understood): string {
  return `${findFacet(condition)?.label ?? ''}「${condition.label}」`
}

type ConditionProps = { state: SearchState; condition: Understood }

function Read({
  state,
  condition,
  length,
}: ConditionProps & { length: number | undefined }): VNode {
  const { met, not } = condition
  const facet = findFacet(condition)
  const name = nameOf(condition)
  const only = not ? '除く' : 'これだけにする'
  const narrowed = listFilters(condition).reduce(
    (search, value) =>
      facet && !search.facets[facet.id].includes(value)
        ? toggleFacet(search, facet.id, value)
        : search,
    state,
  )
  return (
    <>
      <ShelfLinks condition={condition} />
      <span>{stateCondition(condition, name, length)}。</span>{' '}
      {met > 0 && met !== length && (
        <a href={searchHref(narrowed)} aria-label={`${only} ${name}`}>
          {only}
        </a>
      )}{' '}
      <a href={searchHref(toggleIgnored(state, condition))} aria-label={`外す ${name}`}>
        外す
      </a>
    </>
  )
}

function Ignored({ state, condition }: ConditionProps): VNode {
  const name = nameOf(condition)
  return (
    <>
      <span>{name}は外した。</span>{' '}
      <a href={searchHref(toggleIgnored(state, condition))} aria-label={`戻す ${name}`}>
        戻す
      </a>
    </>
  )
}

const topLength = 10

/** What is to be seen in the list: where those cases stand, or that there are none; of a list in another order only that. */
function stateCondition(
  { met, top, leads, not, held = 0 }: Understood,
  name: string,
  length: number | undefined,
): string {
  if (met === 0) return not ? `${name}の事例はこの一覧にない` : `${name}の事例は見当たらない`
  if (length === undefined) return `${name}の事例は${met}件`
  // The link to its shelf has named it.
  const it = held > 0 ? 'これ' : name
  if (met === length) return `どの事例も${it}に当たる`
  if (leads) return `${it}を${not ? '下' : '上'}に並べた（${met}件）`
  return `${it}を${not ? '後回しにした' : '優先した'}（${met}件、${stateTop(top, length, not)}）`
}

/** Why nobody may take the list for one that is led by what was asked for. */
function stateTop(top: number, length: number, not: Understood['not']): string {
  if (length <= topLength) return `言葉に近いほかの事例が${not ? '下' : '上'}にある`
  return top === 0 ? `上位${topLength}件にはない` : `上位${topLength}件に${top}件`
}
