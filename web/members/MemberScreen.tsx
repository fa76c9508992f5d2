import type { VNode } from 'preact'
import type { MemberPage } from '../../server/contract/members.ts'
import { AcceptPage } from './AcceptPage.tsx'
import { AccountPage } from './AccountPage.tsx'
import { LoginPage } from './LoginPage.tsx'
import { MembersPage } from './MembersPage.tsx'

/** The content of a page of members. */
export function MemberScreen({ page }: { page: MemberPage }): VNode {
  switch (page.name) {
    case 'login':
      return <LoginPage page={page} />
    case 'accept':
      return <AcceptPage page={page} />
    case 'members':
      return <MembersPage page={page} />
    case 'account':
      return <AccountPage page={page} />
  }
}

/** What stands in the head of the document of each. */
export const memberHeads: Readonly<
  Record<MemberPage['name'], { title: string; description: string }>
> = {
  login: {
    title: '会員のログイン',
    description: '会員と編集者が、会員限定の事例を読むための入口。',
  },
  accept: {
    title: '招待を受ける',
    description: '合言葉を決めて、会員か編集者としてこの図書館に入る。',
  },
  members: {
    title: '会員の管理',
    description: '会員と編集者を招き、止め、消す。',
  },
  account: {
    title: '自分の頁',
    description: '自分の合言葉、ログインしている端末、サーバーに置いたもの。',
  },
}
