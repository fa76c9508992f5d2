/** A page as a whole HTML document, for readers without scripts and for the first view of all others. */

import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { CaseAnswer } from '../server/contract/api.ts'
import { citationMeta, formatJsonLd } from '../server/contract/citation.ts'
import type { PageData } from '../server/contract/page-data.ts'
import { App } from './app.tsx'
import { type DocumentData, DocumentPage, describeDocument } from './documents.tsx'
import { canonicalPath, describePage, titleOf } from './head.ts'
import { Frame } from './parts/frame.tsx'

/** Addresses of the built script and style sheets. */
export type PageAssets = { script: string; styles: string[] }

/** The 12 scenes with one taken, drawn into the address so that no further request is needed. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#fff" stroke="#1a1a1a" stroke-width="2" d="M1 7h46v34H1z"/><path stroke="#1a1a1a" stroke-width="2" d="M12.500 7v34M24 7v34M35.500 7v34M1 18h46M1 30h46"/><path fill="#e25100" d="M24 18h11.500v12H24z"/></svg>',
  )

/**
 * Renders the document of a page; the data go along so that the browser takes over the same screen. Addresses meant for
 * other programs are full ones, which begin with `origin`.
 */
export function renderPage(data: PageData, assets: PageAssets, origin: string): string {
  const words = {
    title: titleOf(data),
    description: describePage(data),
    canonical: canonicalPath(data),
  }
  const script = <script type="module" src={assets.script} />
  const app = renderToString(<App view={{ data, busy: false }} />)
  return writeDocument(
    <Head {...words} styles={assets.styles}>
      {script}
    </Head>,
    `<div id="app">${app}</div><script type="application/json" id="page-data">${embedData(data)}</script>`,
    data.page === 'case' ? writeMetadata(data.case, origin) : '',
  )
}

/** Renders a page that is only read: no data and no script go along. */
export function renderDocument(data: DocumentData, assets: PageAssets): string {
  const { title, description } = describeDocument(data)
  const head = (
    <Head
      title={`${title} ─ 改善事例ライブラリ`}
      description={description}
      canonical={`/${data.name}`}
      styles={assets.styles}
    >
      <link rel="alternate" type="application/atom+xml" href="/updates.atom" title="更新情報" />
    </Head>
  )
  const page = (
    <Frame page={data.name}>
      <DocumentPage data={data} />
    </Frame>
  )
  return writeDocument(head, renderToString(page))
}

type HeadProps = {
  title: string
  description: string
  canonical: string | undefined
  styles: readonly string[]
  children: ComponentChildren
}

function Head({ title, description, canonical, styles, children }: HeadProps): VNode {
  return (
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {canonical === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={canonical} />
      )}
      <link rel="icon" href={icon} />
      {styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {children}
    </>
  )
}

/** What reference managers and search engines read from the page of a case; the script is data and never runs. */
function writeMetadata(found: CaseAnswer, origin: string): string {
  const elements = citationMeta(found, origin).map((pair) => renderToString(<meta {...pair} />))
  return `${elements.join('')}<script type="application/ld+json">${formatJsonLd(found, origin)}</script>`
}

function writeDocument(head: VNode, body: string, metadata = ''): string {
  return `<!doctype html>
<html lang="ja"><head>${renderToString(head)}${metadata}</head><body>${body}</body></html>`
}

/** JSON that cannot end its own script element, whatever text a case holds. */
function embedData(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
