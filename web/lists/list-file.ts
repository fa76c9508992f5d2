/**
 * A list as one HTML file that opens anywhere, without a server and without scripts. The list stands in it once more as
 * data, so that the file can be taken in again.
 */

import { formatDate, formatPeriod, formatPlaces, splitLines, splitTitle } from '../format.ts'
import { embedJson, type Markup, markup } from './markup.ts'
import { formatShared, parseShared, type Received, type SharedList } from './shared-list.ts'
import { sheetStyle } from './sheet-style.ts'
import type { Cards } from './use-cards.ts'

const dataId = 'kaizen-list'

/** Largest file worth reading; one with 100 cases and full notes has less than 1 MB. */
export const largestFile = 3_000_000

/** Where and when the file is written: `origin` is the address of the library. */
type Writing = { origin: string; today: string }

/** The file of a list; what is not loaded of a case stays with the words of the list. */
export function formatListFile(list: SharedList, cards: Cards, { origin, today }: Writing): string {
  const items = list.cases.map((each) => writeCase(each, cards.get(each.slug), origin))
  const { html } = markup`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${list.name}</title>
<style>${{ html: sheetStyle }}</style>
</head>
<body>
<p class="small">改善事例ライブラリ　持ち寄りリスト</p>
<h1>${list.name}</h1>
<p class="small">${String(list.cases.length)}件　${formatDate(today)}に書き出した　${origin}</p>
<ol>
${items}</ol>
<p class="small">このファイルは、${origin}/list の「受け取る」で開くと、自分のリストに写せる。</p>
<script type="application/json" id="${dataId}">${embedJson(formatShared(list))}</script>
</body>
</html>
`
  return html
}

/** The list of a file: one of these, or its data alone. */
export function parseListFile(text: string): Received {
  if (text.length > largestFile) return { fault: 'large' }
  const written = text.trimStart()
  if (written.startsWith('{')) return parseShared(written)
  const element = new RegExp(`<script[^<>]*\\bid="?${dataId}\\b[^<>]*>([^<]*)</script`, 'i')
  const data = element.exec(written)?.[1]
  return data === undefined ? { fault: 'unlike' } : parseShared(data)
}

function writeCase(
  { slug, note, title = slug, where = '' }: SharedList['cases'][number],
  card: ReturnType<Cards['get']>,
  origin: string,
): Markup {
  const { main, sub } = splitTitle(card?.title ?? title)
  const place = card ? `${formatPlaces(card.municipalities)}　${formatPeriod(card.period)}` : where
  const address = `${origin}/cases/${card?.slug ?? slug}`
  return markup`<li>
<p class="small">${place}</p>
<h2>${main}</h2>
${sub === undefined ? '' : markup`<p class="sub">${sub}</p>\n`}${splitLines(
  card?.summary ?? '',
).map(
  (line) => markup`<p>${line}</p>\n`,
)}${note === '' ? '' : markup`<p class="note"><b>メモ</b>\n${note}</p>\n`}<p class="small"><a href="${address}">${address}</a></p>
</li>
`
}
