/** The reference that goes along with copied text. Runs in the browser: nothing of Node may be imported here. */

import { imprint } from './imprint.ts'
import { quoteTitle, toOneLine } from './one-line.ts'

/** A case as the page shows it. */
type Copied = { slug: string; title: string }

/** Where the reader copied: the day, and the public address of the library if it has one. */
type Copying = { today: string; publicUrl?: string }

/** One line: 「“題名”. 改善事例ライブラリ. https://…/cases/…, (参照 2026-11-22).」 */
export function formatShort({ slug, title }: Copied, { today, publicUrl }: Copying): string {
  const place = publicUrl === undefined ? `事例番号 ${slug}` : caseAddress(slug, publicUrl)
  return `${quoteTitle(toOneLine(title))}. ${imprint.library}. ${place}, (参照 ${today}).`
}

/** The address of a case page of a library on the web. */
export function caseAddress(slug: string, publicUrl: string): string {
  return `${publicUrl.replace(/(?<!\/)\/+$/, '')}/cases/${slug}`
}
