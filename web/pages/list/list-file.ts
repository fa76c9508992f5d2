/**
 * A list as one HTML file that opens anywhere, without a server and without scripts. The list stands in it once more as
 * data, so that the file can be taken in again.
 */

import {
  formatDate,
  formatPeriod,
  formatPlaces,
  splitLines,
  splitTitle,
} from '../../../server/contract/format.ts'
import { formatShared, parseShared, type SharedList } from '../../../server/contract/shared-list.ts'
import type { Cards } from './CaseLine.tsx'
import type { Received } from './shared-list.ts'

const dataId = 'kaizen-list'

/** Largest file worth reading; one with 100 cases and full notes has less than 1 MB. */
export const largestFile = 3_000_000

/** Where and when the file is written; a library in a folder has no address to name. */
type Writing = { addressOf: (path: string) => string | undefined; today: string }

/** The file of a list; what is not loaded of a case stays with the words of the list. */
export function formatListFile(
  list: SharedList,
  cards: Cards,
  { addressOf, today }: Writing,
): string {
  const items = list.cases.map((each) => writeCase(each, cards.get(each.slug), addressOf))
  const address = addressOf('/')?.replace(/\/$/, '') ?? ''
  const place = addressOf('/list')
  const taker = place === undefined ? '持ち寄りリスト' : `${place} `
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
<p class="small">${String(list.cases.length)}件　${formatDate(today)}に書き出した　${address}</p>
<ol>
${items}</ol>
<p class="small">このファイルは、${taker}の「受け取る」で開くと、自分のリストに写せる。</p>
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
  addressOf: Writing['addressOf'],
): Markup {
  const { main, sub } = splitTitle(card?.title ?? title)
  const mark = card?.membersOnly ? '会員限定　' : ''
  const place = card ? `${formatPlaces(card.municipalities)}　${formatPeriod(card.period)}` : where
  const address = addressOf(`/cases/${card?.slug ?? slug}`)
  const link =
    address === undefined ? '' : markup`<p class="small"><a href="${address}">${address}</a></p>\n`
  const subtitle = sub === undefined ? '' : markup`<p class="sub">${sub}</p>\n`
  const summary = splitLines(card?.summary ?? '').map((line) => markup`<p>${line}</p>\n`)
  const remark = note === '' ? '' : markup`<p class="note"><b>メモ</b>\n${note}</p>\n`
  return markup`<li>
<p class="small">${mark}${place}</p>
<h2>${main}</h2>
${subtitle}${summary}${remark}${link}</li>
`
}

/** HTML as text in which everything put in is escaped; only what was made here goes in as it is. */
type Markup = { readonly html: string }

type Piece = string | Markup | readonly Markup[]

function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const written = pieces.map((piece, index) => writePiece(piece) + (parts[index + 1] ?? ''))
  return { html: (parts[0] ?? '') + written.join('') }
}

/** JSON that cannot end the element it stands in. */
function embedJson(json: string): Markup {
  return { html: json.replaceAll('<', '\\u003c') }
}

function writePiece(piece: Piece): string {
  if (typeof piece === 'string') return escapeText(piece)
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('')
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The style of a list's own file: the paper of the library, in black on white. */
const sheetStyle = `
body { max-width: 44rem; margin: 2.5rem auto; padding: 0 1rem; color: #1a1a1a; line-height: 1.75;
  font-family: "Noto Sans JP", "BIZ UDPGothic", "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif;
  line-break: strict; overflow-wrap: anywhere; }
h1, h2 { font-family: "Noto Serif JP", "Hiragino Mincho ProN", "BIZ UDPMincho", "Yu Mincho", serif;
  line-height: 1.45; margin: 0; }
h1 { font-size: 2rem; } h2 { font-size: 1.375rem; }
p { margin: 0; } .small { font-size: .875rem; color: #4d4d4d; } .sub { font-weight: bold; }
ol { list-style: none; counter-reset: n; padding: 0; margin: 1.5rem 0; border-top: 1px solid; }
li { counter-increment: n; position: relative; padding: 1.25rem 0 1.25rem 3rem;
  border-bottom: 1px solid #b3b3b3; break-inside: avoid; }
li::before { content: counter(n); position: absolute; left: 0; font-size: 1.375rem; }
.note { white-space: pre-wrap; margin: .75rem 0; padding-left: 1rem; border-left: 3px solid; }
@page { size: A4; margin: 18mm 16mm 20mm; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; } }
`
