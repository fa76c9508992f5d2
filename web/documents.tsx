/** The pages that are only read: drawn on the server, without a script, so that they cost the reader nothing more. */

import type { VNode } from 'preact'
import type {
  AccessibilityReport,
  CaseUpdate,
  StartAnswer,
  WallsAnswer,
} from '../server/contract/pages.ts'
import { AboutPage } from './documents/AboutPage.tsx'
import { AccessibilityPage } from './documents/AccessibilityPage.tsx'
import { TaxonomyPage } from './documents/TaxonomyPage.tsx'
import { UpdatesPage } from './documents/UpdatesPage.tsx'
import { WallsPage } from './documents/WallsPage.tsx'

export type DocumentData =
  | { name: 'about'; holdings: StartAnswer['holdings'] }
  | { name: 'taxonomy'; shelves: StartAnswer['shelves'] }
  | { name: 'accessibility'; report: AccessibilityReport | undefined }
  | { name: 'updates'; updates: readonly CaseUpdate[] }
  | { name: 'walls'; walls: WallsAnswer; population?: string }

type Words = { title: string; description: string }

const wordsOf: Readonly<Record<DocumentData['name'], Words>> = {
  about: {
    title: 'この図書館について',
    description: 'だれが、何のために、どのような決まりで事例を集めているか。',
  },
  taxonomy: {
    title: '分類の説明',
    description: '12の場面、テーマ、特集、壁。この図書館で使う言葉とその見分け方。',
  },
  accessibility: {
    title: 'アクセシビリティ',
    description: 'だれもが読めるようにするための方針と、JIS X 8341-3:2016 による試験の結果。',
  },
  updates: {
    title: '更新情報',
    description: '事例に加えた変更と、出典と照らして確かめた日。',
  },
  walls: {
    title: '壁から探す',
    description: 'ぶつかった壁ごとに、取られた手と、その事例。',
  },
}

/** Title and description of a document. */
export function describeDocument({ name }: DocumentData): Words {
  return wordsOf[name]
}

/** The content of a document. */
export function DocumentPage({ data }: { data: DocumentData }): VNode {
  switch (data.name) {
    case 'about':
      return <AboutPage holdings={data.holdings} />
    case 'taxonomy':
      return <TaxonomyPage shelves={data.shelves} />
    case 'accessibility':
      return <AccessibilityPage report={data.report} />
    case 'updates':
      return <UpdatesPage updates={data.updates} />
    case 'walls':
      return <WallsPage walls={data.walls} population={data.population} />
  }
}
