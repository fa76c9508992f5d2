import type { VNode } from 'preact'
import { longestProposal } from '../../server/contract/desk.ts'
import type { DeskPage, TypedProposal } from '../../server/contract/desk-pages.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { DeskField } from './DeskField.tsx'

/** The form on which a reader wishes for a case, or tells what is wrong in one or came after it. */
export function ProposePage({ page }: { page: Extract<DeskPage, { name: 'propose' }> }): VNode {
  const { typed, problem } = page
  const isWrong = problem !== undefined
  const { title, lead, what } = kinds[typed.kind]
  return (
    <DocumentBody title={title} lead={lead}>
      <FormOutcome problem={problem} />
      <About typed={typed} />
      <form class="member-form desk-form" method="post" action="/propose">
        <input type="hidden" name="kind" value={typed.kind} />
        {typed.about && <input type="hidden" name="slug" value={typed.about.slug} />}
        {typed.query !== undefined && <input type="hidden" name="q" value={typed.query} />}
        <DeskField
          label={what}
          name="text"
          value={typed.text}
          rows={6}
          required
          maxLength={longestProposal.text}
          hint={`${longestProposal.text}字まで。個人の名や、外に出せないことは書かない。`}
          isWrong={isWrong}
        />
        <DeskField
          label="どこで読めるか（なくてもよい）"
          name="source"
          value={typed.source}
          maxLength={longestProposal.source}
          hint="資料のアドレスか題。事例は、公開された資料で確かめたことだけを書く。"
          isWrong={isWrong}
        />
        <DeskField
          label="連絡先（なくてもよい）"
          name="reach"
          value={typed.reach}
          maxLength={longestProposal.reach}
          hint="編集者が尋ね返すためだけに使う。編集者だけが読み、答えてから180日で消える。書かなければ、だれからの知らせかはどこにも残らない。"
          isWrong={isWrong}
        />
        {/* Programs fill in every field they find; people do not see this one. */}
        <div class="hidden-field" aria-hidden="true">
          <label for="homepage">ここには何も書かない</label>
          <input id="homepage" type="text" name="homepage" tabIndex={-1} autocomplete="off" />
        </div>
        <button type="submit" class="button">
          編集部に送る
        </button>
      </form>
    </DocumentBody>
  )
}

const kinds: Readonly<
  Record<TypedProposal['kind'], { title: string; lead: string; what: string }>
> = {
  wanted: {
    title: 'この題材の事例を求む',
    lead: '収めてほしい事例を編集部に知らせる。知っている取り組みがあれば、それも。',
    what: '何を知りたいか、何を知っているか',
  },
  correction: {
    title: '誤りや続きを知らせる',
    lead: '事例の誤りや、その後に起きたことを編集部に知らせる。',
    what: 'どこが違うか、その後どうなったか',
  },
}

function About({ typed: { about, query } }: { typed: TypedProposal }): VNode | null {
  if (about) {
    return (
      <p class="mt-3">
        事例　<a href={`/cases/${about.slug}`}>{splitTitle(about.title).main}</a>
      </p>
    )
  }
  return query === undefined ? null : <p class="mt-3">探した言葉　「{query}」</p>
}

/** Thanks, and the way back. */
export function ProposedPage({ page }: { page: Extract<DeskPage, { name: 'proposed' }> }): VNode {
  const { kind, back } = page
  return (
    <DocumentBody
      title="受け取った。知らせてくれたことに感謝する"
      lead={
        kind === 'wanted'
          ? '編集者が読み、次に書く事例を決めるのに使う。公開された資料が見つかれば、事例にする。'
          : '編集者が読み、公開された資料で確かめられたことを事例に書き加える。'
      }
    >
      <p class="mt-3">
        <a class="more" href={back}>
          {back.startsWith('/cases/') ? '事例に戻る' : '探すに戻る'}
        </a>
      </p>
    </DocumentBody>
  )
}
