/** What every HTML document of the server is made of: its head, data for its script, and the whole. */

import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { imprint } from '../server/contract/citation.ts'

/** Addresses of the built script, of what it imports at once, and of the style sheets; those of the desk are its own. */
export type PageAssets = {
  script: string
  imported: string[]
  styles: string[]
  deskStyles?: string[]
}

type HeadProps = {
  title: string
  description: string
  canonical: string | undefined
  styles: readonly string[]
  /** A folder of files has no feed and answers no address bar. */
  inFolder?: boolean
  children?: ComponentChildren
}

/** The head of every document; a page without a canonical address is not to be found by search engines. */
export function Head(props: HeadProps): VNode {
  const { title, description, canonical, styles, inFolder = false, children } = props
  return (
    <>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      {canonical === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={canonical} />
      )}
      <link rel="icon" href={icon} />
      {!inFolder && (
        <>
          <link rel="alternate" type="application/atom+xml" href="/updates.atom" title="更新情報" />
          <link
            rel="search"
            type="application/opensearchdescription+xml"
            href="/opensearch.xml"
            title={imprint.library}
          />
        </>
      )}
      {styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {children}
    </>
  )
}

/** The 12 scenes with one taken, drawn into the address so that no further request is needed. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#fff" stroke="#1a1a1a" stroke-width="2" d="M1 7h46v34H1z"/><path stroke="#1a1a1a" stroke-width="2" d="M12.500 7v34M24 7v34M35.500 7v34M1 18h46M1 30h46"/><path fill="#e25100" d="M24 18h11.500v12H24z"/></svg>',
  )

/** Writes a document whole; `first` stands before everything that it is to watch over. */
export function writeDocument(head: VNode, body: string, metadata = '', first = ''): string {
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"/>${first}${renderToString(head)}${metadata}</head><body>${body}</body></html>`
}

/** Data that a script reads; it cannot end its own element, whatever text a case or a name holds. */
export function embedData(id: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="${id}">${json}</script>`
}
