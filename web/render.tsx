/** A page as a whole HTML document, for readers without scripts and for the first view of all others. */

import { renderToString } from 'preact-render-to-string'
import { App } from './app.tsx'
import { canonicalPath, describePage, titleOf } from './head.ts'
import type { PageData } from './page-data.ts'

/** Addresses of the built script and style sheets. */
export type PageAssets = { script: string; styles: string[] }

/** The 12 scenes with one taken, drawn into the address so that no further request is needed. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="#fff" stroke="#1a1a1a" stroke-width="2" d="M1 7h46v34H1z"/><path stroke="#1a1a1a" stroke-width="2" d="M12.500 7v34M24 7v34M35.500 7v34M1 18h46M1 30h46"/><path fill="#e25100" d="M24 18h11.500v12H24z"/></svg>',
  )

/** Renders the document of a page; the data go along so that the browser takes over the same screen. */
export function renderPage(data: PageData, assets: PageAssets): string {
  const canonical = canonicalPath(data)
  const head = (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{titleOf(data)}</title>
      <meta name="description" content={describePage(data)} />
      {canonical === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={canonical} />
      )}
      <link rel="icon" href={icon} />
      {assets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <script type="module" src={assets.script} />
    </head>
  )
  const app = renderToString(<App view={{ data, busy: false }} />)
  return `<!doctype html>
<html lang="ja">${renderToString(head)}<body><div id="app">${app}</div><script type="application/json" id="page-data">${embedData(data)}</script></body></html>`
}

/** JSON that cannot end its own script element, whatever text a case holds. */
function embedData(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
