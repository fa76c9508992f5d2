/**
 * The one door of the server to the pages: each as a whole HTML document, for readers without scripts and for the first
 * view of all others. Pages that are only read never get a script, so that they cost the reader nothing more.
 */

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { CaseAnswer } from '../server/contract/api.ts'
import { citationMeta, formatJsonLd } from '../server/contract/citation.ts'
import type { Audience } from '../server/contract/members.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { PageOffers } from '../server/contract/page-offers.ts'
import type {
  AccessibilityReport,
  BarriersAnswer,
  CaseUpdate,
  StartAnswer,
} from '../server/contract/pages.ts'
import { App } from './app.tsx'
import { DraftPage } from './desk/DraftPage.tsx'
import { AboutPage } from './documents/AboutPage.tsx'
import { AccessibilityPage } from './documents/AccessibilityPage.tsx'
import { BarriersPage } from './documents/BarriersPage.tsx'
import { TaxonomyPage } from './documents/TaxonomyPage.tsx'
import { UpdatesPage } from './documents/UpdatesPage.tsx'
import { canonicalPath, describePage, nameWindow, titleOf } from './head.ts'
import { embedData, Head, type PageAssets, writeDocument } from './html-document.tsx'
import { KitPage, VisitPage } from './pages/kit/KitPage.tsx'
import { Frame } from './parts/Frame.tsx'

/**
 * Renders a page that the browser takes over: the data go along, so that it draws the same screen. Addresses meant for
 * other programs are full ones, which begin with `origin`.
 */
export function renderPage(
  data: PageData,
  assets: PageAssets,
  origin: string,
  reader?: Audience,
  offers: PageOffers = {},
): string {
  const view = { data, busy: false, reader, offers }
  const app = renderToString(<App view={view} late={{ KitPage, VisitPage, DraftPage }} />)
  const embedded = embedData('page-data', data)
  const head = (
    <Head
      title={titleOf(data)}
      description={describePage(data)}
      canonical={canonicalPath(data)}
      styles={data.page === 'writing' ? listDeskStyles(assets) : assets.styles}
    >
      {/* Named here they come together with the script, and not after it. */}
      {assets.imported.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      <script type="module" src={assets.script} />
    </Head>
  )
  return writeDocument(
    head,
    `<div id="app">${app}</div>${embedded}${embedReader(reader, offers)}`,
    data.page === 'case' ? writeMetadata(data.case, origin) : '',
  )
}

/** Named in the document, because a script that loads a style would show the page without it first. */
function listDeskStyles({ styles, deskStyles = [] }: PageAssets): string[] {
  return [...styles, ...deskStyles]
}

/** Of a library without members, which offers nothing more than reading, nothing is said. */
function embedReader(reader: Audience | undefined, offers: PageOffers): string {
  const said = reader === undefined ? '' : embedData('page-reader', reader)
  return Object.keys(offers).length === 0 ? said : said + embedData('page-offers', offers)
}

/** What reference managers and search engines read from the page of a case; the script is data and never runs. */
function writeMetadata(shown: CaseAnswer, origin: string): string {
  const elements = citationMeta(shown, origin).map((pair) => renderToString(<meta {...pair} />))
  return `${elements.join('')}<script type="application/ld+json">${formatJsonLd(shown, origin)}</script>`
}

/** A page that is only read, with what it shows. */
export type DocumentData =
  /** `members` says that the library has any. */
  | ({ name: 'about'; holdings: StartAnswer['holdings']; members?: true } & PageOffers)
  | { name: 'taxonomy'; counts: StartAnswer['shelves'] }
  | { name: 'accessibility'; report: AccessibilityReport | undefined }
  | { name: 'updates'; updates: readonly CaseUpdate[] }
  | { name: 'walls'; barriers: BarriersAnswer; population?: string }

/** Renders a page that is only read: no data and no script go along. */
export function renderDocument(data: DocumentData, assets: PageAssets, reader?: Audience): string {
  const { title, description } = documentHeads[data.name]
  const head = (
    <Head
      title={nameWindow(title)}
      description={description}
      canonical={`/${data.name}`}
      styles={assets.styles}
    >
      <link rel="alternate" type="application/atom+xml" href="/updates.atom" title="更新情報" />
    </Head>
  )
  const page = (
    <Frame page={data.name} reader={reader}>
      <DocumentPage data={data} />
    </Frame>
  )
  return writeDocument(head, renderToString(page))
}

const documentHeads: Readonly<
  Record<DocumentData['name'], { title: string; description: string }>
> = {
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

/** The content of a document. */
function DocumentPage({ data }: { data: DocumentData }): VNode {
  switch (data.name) {
    case 'about':
      return <AboutPage holdings={data.holdings} hasMembers={data.members === true} offers={data} />
    case 'taxonomy':
      return <TaxonomyPage counts={data.counts} />
    case 'accessibility':
      return <AccessibilityPage report={data.report} />
    case 'updates':
      return <UpdatesPage updates={data.updates} />
    case 'walls':
      return <BarriersPage barriers={data.barriers} population={data.population} />
  }
}
