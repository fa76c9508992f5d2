/** A kit as one HTML file that opens from a file share: its style is in it, and there is no script. */

import { renderToString } from 'preact-render-to-string'
import { type Kit, sheetKinds } from '../../../server/contract/kit.ts'
import { KitSheet } from './KitSheet.tsx'

/** Writes the file; `style` is the style sheet of the sheets. */
export function writeKitFile(kit: Kit, style: string): string {
  const body = renderToString(
    <main class="kit">
      <div class="kit-label">
        <h1>{kit.title}</h1>
        <p>勉強会キット（{kit.request.minutes}分）。このまま印刷すると、紙ごとに改ページする。</p>
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
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${title}<style>${style}</style></head><body class="kit-file">${body}</body></html>
`
}
