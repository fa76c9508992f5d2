import type { VNode } from 'preact'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import { DeskCasePage } from './DeskCasePage.tsx'
import { DifferencePage } from './DifferencePage.tsx'
import { JudgePage } from './JudgePage.tsx'
import { MissedPage } from './MissedPage.tsx'
import { ProposalsPage } from './ProposalsPage.tsx'
import { ProposedPage, ProposePage } from './ProposePage.tsx'
import { RadarPage } from './RadarPage.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { WordsEffectPage } from './WordsEffectPage.tsx'
import { WordsPage } from './WordsPage.tsx'

/** The content of a page of the desk. */
export function DeskScreen({ page }: { page: DeskPage }): VNode {
  switch (page.name) {
    case 'propose':
      return <ProposePage page={page} />
    case 'proposed':
      return <ProposedPage page={page} />
    case 'desk-radar':
      return <RadarPage page={page} />
    case 'desk-case':
      return <DeskCasePage page={page} />
    case 'desk-difference':
      return <DifferencePage page={page} />
    case 'desk-proposals':
      return <ProposalsPage page={page} />
    case 'desk-missed':
      return <MissedPage page={page} />
    case 'desk-settings':
      return <SettingsPage page={page} />
    case 'desk-judge':
      return <JudgePage page={page} />
    case 'desk-words':
      return <WordsPage page={page} />
    case 'desk-words-effect':
      return <WordsEffectPage page={page} />
  }
}

/** What stands in the head of the document of each. */
export const deskHeads: Readonly<Record<DeskPage['name'], { title: string; description: string }>> =
  {
    propose: {
      title: '編集部に知らせる',
      description: '求める事例、事例の誤り、その後のことを編集部に知らせる。',
    },
    proposed: {
      title: '受け取った',
      description: '送られた知らせを、編集者が読む。',
    },
    'desk-radar': {
      title: '編集の机',
      description: '下書き、届いた知らせ、次に書くものと直すもの。',
    },
    'desk-case': {
      title: '机の上の事例',
      description: '事例の版、公開をやめること、名を変えること。',
    },
    'desk-difference': {
      title: '版の違い',
      description: '事例の二つの版の違いを、行ごとに見る。',
    },
    'desk-proposals': {
      title: '届いた知らせ',
      description: '求められた事例、誤りと続きの知らせに答える。',
    },
    'desk-missed': {
      title: '見つからなかった問い',
      description: '答えの見つからなかった問いを、尋ねられた日数の順に見る。',
    },
    'desk-settings': {
      title: '編集の設定',
      description: '公開の決まり、数えるもの、受け付けるものを決める。',
    },
    'desk-judge': {
      title: '答えを判定する',
      description: '問いの答えとして出る事例を、編集者が判定する。',
    },
    'desk-words': {
      title: '言葉の表',
      description: '検索の言いかえに、研究会の言葉を足す。',
    },
    'desk-words-effect': {
      title: '言葉を変えたときの違い',
      description: '言葉の変更が、判定つきの問いの答えをどう変えるか。',
    },
  }
