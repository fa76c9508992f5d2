import type { VNode } from 'preact'
import { splitTitle } from '../format.ts'
import { casesHref } from '../lists/case-links.ts'
import { casesIn, currentList } from '../lists/kept-list.ts'
import { useKeptLists } from '../lists/kept-lists.ts'

/** The list itself offers the rest. */
const mostOffered = 6

/** The cases of the reader's current list that are not compared yet, each one press away. */
export function AddFromList({ slugs }: { slugs: readonly string[] }): VNode | null {
  const list = currentList(useKeptLists()?.lists ?? [])
  const others = casesIn(list).filter(({ slug }) => !slugs.includes(slug))
  if (others.length === 0) return null
  return (
    <div class="case-tools">
      <span class="sub">「{list.name}」から足す</span>
      {others.slice(0, mostOffered).map(({ slug, title }) => (
        <a key={slug} href={casesHref('/compare', [...slugs, slug])}>
          {splitTitle(title || slug).main}
        </a>
      ))}
    </div>
  )
}
