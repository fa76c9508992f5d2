import type { VNode } from 'preact'
import { emptySearch, searchHref } from '../../../server/contract/address.ts'
import type { SearchAnswer, Understood } from '../../../server/contract/api.ts'
import { facets } from '../../../server/contract/vocabulary.ts'

/** The way to all cases of a barrier, a collection or a field that the words speak of; of a barrier, also to what was done. */
export function ShelfLinks({ condition }: { condition: Understood }): VNode | null {
  const facet = facets.find(({ id }) => id === condition.facet)
  if (!facet || !isShelf(condition)) return null
  const search = emptySearch()
  search.facets[facet.id] = [...condition.values]
  const isBarrier = facet.id === 'barrier'
  const name = isBarrier
    ? `壁「${condition.label}」にぶつかった`
    : `${facet.label}「${condition.label}」の`
  return (
    <>
      <a href={searchHref(search)}>
        {name}事例 {condition.held}件
      </a>{' '}
      {isBarrier && (
        <>
          <a href={`/walls#${condition.value}`} aria-label={`${condition.label}に取られた手`}>
            取られた手
          </a>{' '}
        </>
      )}
    </>
  )
}

/** What is offered where there is no list to say it of. */
export function ShelfOffers({ answer }: { answer: SearchAnswer }): VNode | null {
  const offered = (answer.query.understood ?? []).filter(isShelf)
  if (offered.length === 0) return null
  return (
    <div class="notice">
      <b>棚</b>
      <ul class="read-conditions">
        {offered.map((one) => (
          <li key={`${one.facet}:${one.value}`}>
            <ShelfLinks condition={one} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function isShelf({ held = 0, ignored }: Understood): boolean {
  return held > 0 && !ignored
}
