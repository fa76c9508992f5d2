/** A kit as one file that opens from a file share, without the server. */

import { renderToString } from 'preact-render-to-string'
import { type Kit, sheetKinds } from '../server/contract/kit.ts'
import { KitSheet } from './pages/kit/KitSheet.tsx'

/**
 * At the foot of a page stands the mark of a sheet once; printed, a sheet may run over several pages of paper. In the
 * style of all kits it would change the files of those that have none.
 */
const styleFooter = (footer: string) =>
  `@page { @top-right { content: ${JSON.stringify(footer)}; font-size: 9pt; } }\n`

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
