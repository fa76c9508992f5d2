import type { VNode } from 'preact'
import { longestProposal, type Proposal, proposalKinds } from '../../server/contract/desk.ts'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import { formatDate, splitTitle } from '../../server/contract/format.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { PressForm } from '../members/PressForm.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { DeskField } from './DeskField.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'

type ProposalsData = Extract<DeskPage, { name: 'desk-proposals' }>

/** What readers have sent in: what is open, and what became of the rest. */
export function ProposalsPage({ page }: { page: ProposalsData }): VNode {
  const { open, answered, problem } = page
  return (
    <DocumentBody
      title="届いた知らせ"
      lead={`まだ答えていないもの${open.length}件、新しい順。答えたものは180日で消える。`}
    >
      <DeskPlaces here={page.name} />
      <FormOutcome problem={problem} />
      {open.length === 0 && <p class="mt-3">いまはない。</p>}
      {open.map((proposal) => (
        <section key={proposal.id} class="proposal" aria-labelledby={`p${proposal.id}`}>
          <h2 id={`p${proposal.id}`} class="size-3">
            {labelOf(proposalKinds, proposal.kind)}　
            <span class="num">{formatDate(proposal.day)}</span>
          </h2>
          <ProposalNote proposal={proposal} />
          <Answers proposal={proposal} />
        </section>
      ))}
      {answered.length > 0 && (
        <details class="fold mt-5">
          <summary class="more">
            <span>答えたもの（{answered.length}件）</span>
          </summary>
          {answered.map((proposal) => (
            <div key={proposal.id} class="proposal">
              <p>
                <b>{outcomes[proposal.state]}</b>　{labelOf(proposalKinds, proposal.kind)}　
                <span class="num">{formatDate(proposal.day)}</span>
                {proposal.draftId !== undefined && (
                  <a class="more" href={`/desk/drafts/${proposal.draftId}`}>
                    下書き
                  </a>
                )}
              </p>
              <ProposalNote proposal={proposal} />
            </div>
          ))}
        </details>
      )}
    </DocumentBody>
  )
}

const outcomes: Readonly<Record<Proposal['state'], string>> = {
  open: 'まだ',
  drafted: '下書きにした',
  attached: '事例に添えた',
  closed: '閉じた',
}

/** The words of a proposal, as they came; the page of its draft shows them, too. */
export function ProposalNote({ proposal }: { proposal: Proposal & { title?: string } }): VNode {
  const { slug, title, query, text, source, reach, answer } = proposal
  return (
    <dl class="walls proposal-note">
      {slug !== undefined && (
        <Line name="事例">
          <a href={`/cases/${slug}`}>{title === undefined ? slug : splitTitle(title).main}</a>
        </Line>
      )}
      {query !== undefined && <Line name="探した言葉">{query}</Line>}
      <Line name="知らせ">{text}</Line>
      {/* No link: nobody knows where it leads. */}
      {source !== '' && <Line name="読める所">{source}</Line>}
      {reach !== '' && <Line name="連絡先">{reach}</Line>}
      {answer !== undefined && <Line name="閉じたわけ">{answer}</Line>}
    </dl>
  )
}

function Line({ name, children }: { name: string; children: VNode | string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Answers({
  proposal: { id, canAttach },
}: {
  proposal: ProposalsData['open'][number]
}): VNode {
  const address = `/desk/proposals/${id}`
  return (
    <div class="proposal-answers">
      <PressForm action={`${address}/draft`} label="下書きにする" />
      {canAttach && <PressForm action={`${address}/attach`} label="事例に添える" />}
      <details class="fold">
        <summary class="more">
          <span>閉じる</span>
        </summary>
        <form class="member-form desk-form" method="post" action={`${address}/close`}>
          <DeskField
            label="わけ"
            name="answer"
            value=""
            required
            maxLength={longestProposal.text}
            hint="編集者だけが読む。連絡先があれば、別に知らせる。"
          />
          <button type="submit" class="button button--line">
            わけを残して閉じる
          </button>
        </form>
      </details>
    </div>
  )
}
