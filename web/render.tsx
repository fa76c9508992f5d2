/**
 * The one door of the server to the pages: each as a whole HTML document, for readers without scripts and for the first
 * view of all others. Pages that are only read never get a script, so that they cost the reader nothing more.
 */

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { CaseAnswer } from '../server/contract/api.ts'
import { citationMeta, formatJsonLd } from '../server/contract/citation.ts'
import type { DeskPage } from '../server/contract/desk-pages.ts'
import { type Kit, sheetKinds } from '../server/contract/kit.ts'
import type { Audience, MemberPage } from '../server/contract/members.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { PageOffers } from '../server/contract/page-offers.ts'
import type {
  AccessibilityReport,
  BarriersAnswer,
  CaseUpdate,
  StartAnswer,
} from '../server/contract/pages.ts'
import type { SharedPage as SharedPageData } from '../server/contract/shared.ts'
import { App } from './app.tsx'
import { DeskScreen, deskHeads } from './desk-pages/DeskScreen.tsx'
import { AboutPage } from './documents/AboutPage.tsx'
import { AccessibilityPage } from './documents/AccessibilityPage.tsx'
import { BarriersPage } from './documents/BarriersPage.tsx'
import { nameShared, SharedPage } from './documents/SharedPage.tsx'
import { TaxonomyPage } from './documents/TaxonomyPage.tsx'
import { UpdatesPage } from './documents/UpdatesPage.tsx'
import { canonicalPath, describePage, nameWindow, titleOf } from './head.ts'
import { embedData, Head, writeDocument } from './html-document.tsx'
import { MemberScreen, memberHeads } from './members/MemberScreen.tsx'
import { KitPage, VisitPage } from './pages/kit/KitPage.tsx'
import { KitSheet } from './pages/kit/KitSheet.tsx'
import { Frame } from './parts/Frame.tsx'

/** Addresses of the built script, of what it imports at once, and of the style sheets. */
export type PageAssets = { script: string; imported: string[]; styles: string[] }

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
  const app = renderToString(<App view={view} late={{ KitPage, VisitPage }} />)
  const embedded = embedData('page-data', data)
  const head = (
    <Head
      title={titleOf(data)}
      description={describePage(data)}
      canonical={canonicalPath(data)}
      styles={assets.styles}
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

/**
 * At the foot of a page stands the mark of a sheet once; printed, a sheet may run over several pages of paper. In the
 * style of all kits it would change the files of those that have none.
 */
const styleFooter = (footer: string) =>
  `@page { @top-right { content: ${JSON.stringify(footer)}; font-size: 9pt; } }\n`

/** Renders a page of members: no script goes along, every form is sent by the browser itself. */
export function renderMemberPage(
  page: MemberPage,
  assets: PageAssets,
  reader: Audience | undefined,
): string {
  const { title, description } = memberHeads[page.name]
  const head = (
    <Head
      title={nameWindow(page.problem === undefined ? title : `誤り：${title}`)}
      description={description}
      canonical={undefined}
      styles={assets.styles}
    />
  )
  const screen = (
    <Frame page={page.name} reader={reader}>
      <MemberScreen page={page} />
    </Frame>
  )
  return writeDocument(head, renderToString(screen))
}

/** Renders a page of the editors' desk: no script goes along, either. */
export function renderDeskPage(
  page: DeskPage,
  assets: PageAssets,
  reader: Audience | undefined,
): string {
  const { title, description } = deskHeads[page.name]
  const head = (
    <Head
      title={nameWindow(page.problem === undefined ? title : `誤り：${title}`)}
      description={description}
      canonical={undefined}
      styles={assets.styles}
    />
  )
  const screen = (
    <Frame page={page.name} reader={reader}>
      <DeskScreen page={page} />
    </Frame>
  )
  return writeDocument(head, renderToString(screen))
}

/** Renders what a link shows: for whoever has been given it, so that no search engine is to keep it. */
export function renderShared(
  shared: SharedPageData,
  assets: PageAssets,
  reader: Audience | undefined,
): string {
  const head = (
    <Head
      title={nameWindow(nameShared(shared))}
      description="勉強会のために渡されたリストか案。"
      canonical={undefined}
      styles={assets.styles}
    />
  )
  const screen = (
    <Frame page="shared" reader={reader}>
      <SharedPage shared={shared} />
    </Frame>
  )
  return writeDocument(head, renderToString(screen))
}

/** Writes a kit as one file that opens from a file share: its style is in it, and there is no script. */
export function renderKitFile(kit: Kit, style: string): string {
  const body = renderToString(
    <main class="kit">
      <div class="kit-label">
        <h1>{kit.title}</h1>
        <p>勉強会キット（{kit.request.minutes}分）。このまま印刷すると、紙ごとに改ページする。</p>
        {kit.footer !== undefined && <b>{kit.footer}</b>}
      </div>
      {kit.sheets.map((sheet) => {
        const kind = sheetKinds.find(({ id }) => id === sheet.id)
        return (
          <KitSheet
            key={sheet.id}
            sheet={sheet}
            label={kind?.label ?? ''}
            remark={kind?.remark ?? ''}
            footer={kit.footer}
          />
        )
      })}
    </main>,
  )
  const title = renderToString(<title>{kit.title}</title>)
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${title}<style>${style}${kit.footer === undefined ? '' : styleFooter(kit.footer)}</style></head><body class="kit-file">${body}</body></html>
`
}
