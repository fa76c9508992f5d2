import type { VNode } from 'preact'
import type { KitRequest } from '../../server/kit/choices.ts'
import type { Kit } from '../../server/kit/kit.ts'
import { splitTitle } from '../format.ts'
import { kitHref } from './kit-address.ts'

type Props = { cases: Kit['cases']; request: KitRequest }

/** The cases of a kit in their order, each to be read, moved to the front or taken out: all of it links. */
export function KitCases({ cases, request }: Props): VNode {
  const slugs = cases.map(({ slug }) => slug)
  const without = (slug: string) => slugs.filter((other) => other !== slug)
  return (
    <ol class="kit-cases">
      {cases.map(({ letter, slug, title }, index) => (
        <li key={slug}>
          {letter && <b>{letter}</b>}
          <a class="case-link" href={`/cases/${slug}`}>
            {splitTitle(title).main}
          </a>
          {index > 0 && (
            <a href={kitHref([slug, ...without(slug)], request)} aria-label={`${letter}を先頭へ`}>
              先頭へ
            </a>
          )}
          {cases.length > 1 && (
            <a href={kitHref(without(slug), request)} aria-label={`${letter}を外す`}>
              外す
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}
