import type { VNode } from 'preact'
import { splitTitle } from '../../../server/contract/format.ts'
import { type Contrast, type Kit, mostKitCases } from '../../../server/contract/kit.ts'
import { kitHref } from '../../case-links.ts'
import { casesIn, currentList } from '../../lists/kept-list.ts'
import { useKeptLists } from '../../lists/list-keeper.ts'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'

type KitCasesProps = {
  kit: Kit
  contrasts: readonly Contrast[]
  /** The plan that every link leads on with. */
  planId: string | undefined
}

/** The cases of a kit in their order, each to be read, moved to the front, taken out or swapped: all of it links. */
export function KitCases({ kit, contrasts, planId }: KitCasesProps): VNode {
  const { cases, request } = kit
  const slugs = cases.map(({ slug }) => slug)
  const without = (slug: string) => slugs.filter((other) => other !== slug)
  return (
    <>
      <ol class="kit-cases">
        {cases.map(({ letter, slug, title, membersOnly }, index) => (
          <li key={slug}>
            {letter && <b>{letter}</b>}
            <a class="case-link" href={`/cases/${slug}`}>
              {splitTitle(title).main}
              <MembersOnlyMark membersOnly={membersOnly} />
            </a>
            {index > 0 && (
              <a
                href={kitHref([slug, ...without(slug)], request, planId)}
                aria-label={`${letter}を先頭へ`}
              >
                先頭へ
              </a>
            )}
            {cases.length > 1 && (
              <a href={kitHref(without(slug), request, planId)} aria-label={`${letter}を外す`}>
                外す
              </a>
            )}
          </li>
        ))}
      </ol>
      <OtherCases kit={kit} contrasts={contrasts} planId={planId} />
    </>
  )
}

/** Other cases to take in: those that would set these off, and those of the reader's list. */
function OtherCases({ kit, contrasts, planId }: KitCasesProps): VNode {
  const known = new Set([...kit.cases, ...contrasts].map(({ slug }) => slug))
  const listed = casesIn(currentList(useKeptLists()?.lists ?? []))
    .filter(({ slug }) => !known.has(slug))
    .map(({ slug, title, where }) => ({ slug, title, where, reason: '' }))
  const offers = contrasts.map(({ slug, title, municipalities, same, differs, membersOnly }) => ({
    slug,
    title: splitTitle(title).main,
    where: municipalities.map(({ name }) => name).join('・'),
    reason: `${same.join('、')}が同じで、${differs.join('、')}が違う`,
    membersOnly,
  }))
  return (
    <details class="fold kit-others">
      <summary class="more">
        <span>事例を替える・足す</span>
      </summary>
      {offers.length > 0 && (
        <>
          <h2>比べると話が進む事例</h2>
          <Offers offers={offers} kit={kit} planId={planId} />
        </>
      )}
      {listed.length > 0 && (
        <>
          <h2>リストの事例</h2>
          <Offers offers={listed} kit={kit} planId={planId} />
        </>
      )}
      <p>
        ほかの事例は、<a href="/search">探して</a>「リストに入れる」と、ここに並ぶ。
      </p>
    </details>
  )
}

type Offer = {
  slug: string
  title: string
  where: string
  reason: string
  membersOnly?: true | undefined
}
type OffersProps = { offers: readonly Offer[]; kit: Kit; planId: string | undefined }

function Offers({ offers, kit: { cases, request }, planId }: OffersProps): VNode {
  const slugs = cases.map(({ slug }) => slug)
  return (
    <ul>
      {offers.map(({ slug, title, where, reason, membersOnly }) => (
        <li key={slug}>
          <p>
            <a href={`/cases/${slug}`}>{title}</a>　<span class="note">{where}</span>
            <MembersOnlyMark membersOnly={membersOnly} />
          </p>
          {reason !== '' && <p class="note">{reason}</p>}
          <p class="kit-swaps">
            {slugs.length < mostKitCases && (
              <a href={kitHref([...slugs, slug], request, planId)}>
                足す<span class="hidden-text">　{title}</span>
              </a>
            )}
            {cases.map(({ letter, slug: old }) => (
              <a
                key={old}
                href={kitHref(
                  slugs.map((each) => (each === old ? slug : each)),
                  request,
                  planId,
                )}
              >
                {letter || 'いまの事例'}と替える<span class="hidden-text">　{title}</span>
              </a>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
}
