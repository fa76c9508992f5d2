import type { VNode } from 'preact'
import { formatDate } from '../../server/contract/format.ts'
import type { PlanContent } from '../../server/contract/plan-content.ts'
import type { SharedPage as SharedPageData, SharedWork } from '../../server/contract/shared.ts'
import { kitHref } from '../case-links.ts'
import { type Cards, CaseLine } from '../pages/list/CaseLine.tsx'
import { Notice } from '../parts/Notice.tsx'
import { SceneBadge } from '../parts/SceneBadge.tsx'
import { listPlanFacts } from '../plans/plan-facts.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

type OpenPage = Extract<SharedPageData, { state: 'open' }>

/** What the window of the page is called. */
export function nameShared(shared: SharedPageData): string {
  if (shared.state === 'closed') return 'リンクを開けない'
  const { work } = shared
  return work.kind === 'list' ? work.list.name || '名のないリスト' : work.plan.name
}

/** A list or a plan that somebody has shared by a link: to be read, and to be taken over into the own ones. */
export function SharedPage({ shared }: { shared: SharedPageData }): VNode {
  if (shared.state === 'closed') {
    const { message, login } = shared
    return (
      <DocumentBody title="リンクを開けない" lead="勉強会のために渡されたリンク。">
        <Notice word="誤り" error>
          {message}
          {login && <a href={login}>ログインする</a>}
        </Notice>
      </DocumentBody>
    )
  }
  const { work, until } = shared
  const word = work.kind === 'list' ? '持ち寄りリスト' : '勉強会の案'
  return (
    <DocumentBody
      title={nameShared(shared)}
      lead={`渡された${word}。このリンクは${formatDate(until)}まで開ける。`}
    >
      <TakeOver shared={shared} />
      {work.kind === 'plan' && <PlanFacts plan={work.plan} />}
      <SharedCases shared={shared} />
      {work.kind === 'plan' && <ChangedLines plan={work.plan} />}
    </DocumentBody>
  )
}

function TakeOver({ shared: { key, work } }: { shared: OpenPage }): VNode {
  const isList = work.kind === 'list'
  return (
    <p class="list-buttons mt-3">
      <a class="button" href={`${isList ? '/list' : '/plans'}?from=${key}`}>
        {isList ? '自分のリストに写す' : '自分の案に加える'}
      </a>
      {work.kind === 'plan' && (
        <a class="button button--line" href={hrefOfKit(work.plan)}>
          勉強会キットを開く
        </a>
      )}
    </p>
  )
}

function hrefOfKit({ cases, request }: PlanContent): string {
  return kitHref(
    cases.map(({ slug }) => slug),
    request,
  )
}

function PlanFacts({ plan: { request, lines } }: { plan: PlanContent }): VNode {
  return (
    <p class="plan-facts num mt-3">
      {listPlanFacts(request, lines.length).map((fact) => (
        <span key={fact} class="piece">
          {fact}
        </span>
      ))}
    </p>
  )
}

function SharedCases({ shared: { work, cards } }: { shared: OpenPage }): VNode {
  const known: Cards = new Map([
    ...listCases(work).map(({ slug }) => [slug, undefined] as const),
    ...cards.map((card) => [card.asked, card] as const),
  ])
  return (
    <ol class="mt-5">
      {listCases(work).map(({ slug, note }, index) => (
        <li key={slug} class="kept">
          <div class="kept-order">
            <p class="kept-no num">{index + 1}</p>
            <SceneBadge scenes={known.get(slug)?.scenes ?? []} />
          </div>
          <div>
            <CaseLine kept={{ slug, title: 'いまは公開されていない事例' }} cards={known} />
            {note !== '' && <p class="kept-note">{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function listCases(work: SharedWork): { slug: string; note: string }[] {
  if (work.kind === 'list') return work.list.cases
  return work.plan.cases.map(({ slug }) => ({ slug, note: '' }))
}

/** So many changed lines tell what a plan is about; all of them stand in the kit once it is taken over. */
const mostLines = 8

function ChangedLines({ plan: { lines } }: { plan: PlanContent }): VNode | null {
  if (lines.length === 0) return null
  return (
    <DocumentPart id="changed" title="直した文">
      <ul>
        {lines.slice(0, mostLines).map(({ key, from, to }) => (
          <li key={`${key} ${from}`}>{to === '' ? `消した文: ${from}` : to}</li>
        ))}
      </ul>
      {lines.length > mostLines && <p class="note">ほかに{lines.length - mostLines}。</p>}
      <p class="note">自分の案に加えると、どの文も勉強会キットの中で読める。</p>
    </DocumentPart>
  )
}
