/**
 * The pages of a library in a folder, each as a whole document that names the others by relative addresses. It is read as
 * it stands where scripts are off; where they run, web/portable/main.tsx takes it over.
 */

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { citationMeta } from '../server/contract/citation.ts'
import type { LibraryDocument } from '../server/contract/document-data.ts'
import type { Edition } from '../server/contract/edition.ts'
import type { PageData } from '../server/contract/page-data.ts'
import { AllCasesPage, type ListedCase } from './documents/AllCasesPage.tsx'
import { SecurityPage, type SecurityPageProps } from './documents/SecurityPage.tsx'
import { describePage, nameWindow, titleOf } from './head.ts'
import { embedData, Head, writeDocument } from './html-document.tsx'
import { Frame } from './parts/Frame.tsx'
import { Folder } from './parts/folder.ts'
import type { WrittenPage } from './portable/edition.ts'
import { fileOf } from './portable/folder-files.ts'
import { wayUp } from './portable/folder-place.ts'
import { guardScript } from './portable/guard.ts'
import { placeLinks } from './portable/place-links.ts'
import { contentPolicy } from './portable/policy.ts'
import { describeFolder, FolderScreen } from './portable/screen.tsx'
import { DocumentPage, documentHeads } from './render.tsx'

type Written = { path: string; edition: Edition }

/** Writes a page that the script takes over. */
export function renderPortablePage(data: PageData, { path, edition }: Written): string {
  const page: WrittenPage = { ...edition, path }
  return placed(path, () =>
    writePage({
      path,
      edition,
      title: titleOf(data),
      description: describePage(data),
      script: true,
      body: <FolderScreen view={{ data, busy: false }} edition={edition} />,
      data: embedPage(data) + embedData('page-edition', page),
      metadata: data.page === 'case' ? writeCitation(data.case) : '',
    }),
  )
}

/** Of a case the worker tells the data once more: in the files of 154 cases they would be 2.8 MB. */
function embedPage(data: PageData): string {
  return data.page === 'case' ? '' : embedData('page-data', data)
}

/** A page of a folder that is only read. */
export type PortableDocument =
  | LibraryDocument
  | { name: 'all-cases'; cases: readonly ListedCase[] }
  | ({ name: 'security' } & SecurityPageProps)

/** Writes a page that is only read. */
export function renderPortableDocument(data: PortableDocument, { path, edition }: Written): string {
  return placed(path, () =>
    writePage({
      path,
      edition,
      ...headOf(data),
      script: false,
      body: (
        <Folder.Provider value={describeFolder(edition)}>
          <Frame page={data.name}>
            <PortableContent data={data} />
          </Frame>
        </Folder.Provider>
      ),
    }),
  )
}

/** Writes with the links as they lead from this page. */
function placed(path: string, write: () => string): string {
  const up = wayUp(path)
  const end = placeLinks((target) => up + fileOf(target))
  try {
    return write()
  } finally {
    end()
  }
}

type Parts = Written & {
  title: string
  description: string
  /** Whether the script takes the page over. */
  script: boolean
  body: VNode
  data?: string
  metadata?: string
}

function writePage(parts: Parts): string {
  const { path, edition, title, description, script, body, data = '', metadata = '' } = parts
  const up = wayUp(path)
  const stamp = `?${edition.version}-${edition.collected}`
  const head = (
    <Head
      inFolder
      title={title}
      description={description}
      canonical={path}
      styles={[`${up}style.css${stamp}`]}
    >
      {script && <script defer src={`${up}app.js${stamp}`} />}
    </Head>
  )
  const content = script ? `<div id="app">${renderToString(body)}</div>` : renderToString(body)
  return writeDocument(
    head,
    renderToString(<Notes script={script} isReadable={isReadable(path)} />) + content + data,
    metadata,
    writeFirst(edition, script),
  )
}

/** What must stand before the first file that may be missing. */
function writeFirst({ collected }: Edition, script: boolean): string {
  const metas = renderToString(
    <>
      <meta http-equiv="Content-Security-Policy" content={contentPolicy} />
      <meta name="library-collected" content={collected} />
      {script && <meta name="library-page" content="screen" />}
    </>,
  )
  return `${metas}<script>${guardScript}</script>`
}

/** Lines above the page, of which the scripts show those that hold. */
function Notes({ script, isReadable }: { script: boolean; isReadable: boolean }): VNode {
  return (
    <>
      <aside id="old-edition" aria-label="版の古さ" hidden />
      {script && (
        <p id="waiting" role="status">
          言葉の用意をしています。
        </p>
      )}
      {script && !isReadable && (
        <noscript>
          <p>
            探す、比べる、作るには、スクリプトが要る。使えないときは、
            <a href="/all-cases">すべての事例の一覧</a>から読む。
          </p>
        </noscript>
      )}
    </>
  )
}

/** Whether the page is the same without scripts. */
function isReadable(path: string): boolean {
  return path === '/coverage' || path.startsWith('/cases/')
}

/** What reference managers read from the page of a case; no address, for nobody knows where the folder is. */
function writeCitation(found: Extract<PageData, { page: 'case' }>['case']): string {
  return citationMeta(found)
    .map((pair) => renderToString(<meta {...pair} />))
    .join('')
}

function headOf(data: PortableDocument): { title: string; description: string } {
  const { title, description } =
    data.name === 'all-cases' || data.name === 'security'
      ? ownHeads[data.name]
      : documentHeads[data.name]
  return { title: nameWindow(title), description }
}

const ownHeads = {
  'all-cases': { title: 'すべての事例', description: '収めた事例の一覧。都道府県の順。' },
  security: {
    title: '情報セキュリティの担当の方へ',
    description: 'このフォルダーが何をし、何をしないか。確かめ方。',
  },
}

function PortableContent({ data }: { data: PortableDocument }): VNode {
  switch (data.name) {
    case 'all-cases':
      return <AllCasesPage cases={data.cases} />
    case 'security':
      return <SecurityPage {...data} />
    default:
      return <DocumentPage data={data} />
  }
}
