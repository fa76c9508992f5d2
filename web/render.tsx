/**
 * The one door of the server to the pages: each as a whole HTML document, for readers without scripts and for the first
 * view of all others. Pages that are only read never get a script, so that they cost the reader nothing more.
 */

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { CaseAnswer } from '../server/contract/api.ts'
import { citationMeta, formatJsonLd } from '../server/contract/citation.ts'
import type { DocumentData } from '../server/contract/document-data.ts'
import type { Audience } from '../server/contract/members.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { PageOffers } from '../server/contract/page-offers.ts'
import { App } from './app.tsx'
import { DraftPage } from './desk/DraftPage.tsx'
import { AboutPage } from './documents/AboutPage.tsx'
import { AccessibilityPage } from './documents/AccessibilityPage.tsx'
import { ApiPage } from './documents/ApiPage.tsx'
import { BarriersPage } from './documents/BarriersPage.tsx'
import { EmbedPage } from './documents/EmbedPage.tsx'
import { TaxonomyPage } from './documents/TaxonomyPage.tsx'
import { UpdatesPage } from './documents/UpdatesPage.tsx'
import { canonicalPath, describePage, nameOf, nameWindow, titleOf } from './head.ts'
import { embedData, Head, type PageAssets, writeDocument } from './html-document.tsx'
import { LinkPreview } from './LinkPreview.tsx'
import { ComparePage } from './pages/compare/ComparePage.tsx'
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
  const app = renderToString(
    <App view={view} late={{ ComparePage, KitPage, VisitPage, DraftPage }} />,
  )
  const embedded = embedData('page-data', data)
  const [title, description, canonical] = [titleOf(data), describePage(data), canonicalPath(data)]
  const head = (
    <Head
      title={title}
      description={description}
      canonical={canonical}
      styles={data.page === 'writing' ? listDeskStyles(assets) : assets.styles}
    >
      {/* Named here they come together with the script, and not after it. */}
      {assets.imported.map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      <script type="module" src={assets.script} />
      {canonical !== undefined && !hasLoggedIn(reader) && (
        <LinkPreview
          title={nameOf(data)}
          description={description}
          path={canonical}
          origin={origin}
          scene={data.page === 'case' ? data.case.scenes[0] : undefined}
        />
      )}
    </Head>
  )
  return writeDocument(
    head,
    `<div id="app">${app}</div>${embedded}${embedReader(reader, offers)}`,
    data.page === 'case' ? writeMetadata(data.case, origin) : '',
  )
}

function hasLoggedIn(reader: Audience | undefined): boolean {
  return reader !== undefined && reader !== 'guest'
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

/**
 * Renders a page that is only read: no data and no script go along, but for the one that a page is about. Addresses meant
 * for other programs begin with `origin`.
 */
export function renderDocument(
  data: DocumentData,
  assets: PageAssets,
  origin: string,
  reader?: Audience,
): string {
  const { title, description } = documentHeads[data.name]
  const canonical = `/${data.name}`
  const head = (
    <Head
      title={nameWindow(title)}
      description={description}
      canonical={canonical}
      styles={assets.styles}
    >
      {!hasLoggedIn(reader) && (
        <LinkPreview title={title} description={description} path={canonical} origin={origin} />
      )}
    </Head>
  )
  const page = (
    <Frame page={data.name} reader={reader}>
      <DocumentPage data={data} />
    </Frame>
  )
  return writeDocument(head, renderToString(page))
}

/** The title and description of each document. */
export const documentHeads: Readonly<
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
  embed: {
    title: '自分のページに事例を載せる',
    description: '市のホームページや庁内のページに、この図書館の事例の小さな一覧を置く。',
  },
  api: {
    title: 'プログラムから使う',
    description: '表計算やプログラムから事例を探し、読み、持ち帰るためのアドレスと約束。',
  },
}

/** The content of a document. */
export function DocumentPage({ data }: { data: DocumentData }): VNode {
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
    case 'embed':
      return <EmbedPage offer={data} />
    case 'api':
      return <ApiPage guide={data} />
  }
}
