/** The one page as a paper, and how many of its lines are taken: A4 upright, a table in 8.5 points on lines of 12.2. */

import { membersOnlyMark } from '../contract/case-audience.ts'
import {
  formatDate,
  formatPeriod,
  formatPlaces,
  formatSize,
  splitTitle,
} from '../contract/format.ts'
import { nameOnPage, type OnePage } from '../contract/one-page.ts'
import { sourcingCaveat } from '../contract/sourcing.ts'
import { printCell } from './comparison-paper.ts'
import { type Cell, type Paper, paragraph, say } from './paper.ts'
import { describeMissing } from './selection.ts'
import { countTextLines } from './text-lines.ts'

/** Lines below the title, with half a one kept free: what is estimated may be wrong. */
export const onePageLines = 54.5

const lineCharacters = 47.5
/** The space above and below the words of a row, and its rule. */
const rowGap = 0.3
/** Millimetres to write on, and the lines that they take. */
const roomToWrite = { millimetres: 20, lines: 4.7 }
const questionRoom = { millimetres: 9, lines: 2.1 }

type Row = { label: string; lines: { lead: string; text: string }[]; room?: typeof roomToWrite }

/** Composes the paper; `origin` is what the addresses of the cases in it begin with. */
export function composeOnePage(page: OnePage, today: string, origin: string | undefined): Paper {
  return {
    title: '先例を一枚に',
    subtitle: `[ ] の数は出典の番号。改善事例ライブラリから${formatDate(today)}に書き出した。`,
    running: '改善事例ライブラリ',
    membersOnly: page.cases.some(({ membersOnly }) => membersOnly),
    narrow: true,
    blocks: [
      {
        kind: 'table',
        columns: [15, 85],
        namedRows: true,
        compact: true,
        rows: listRows(page).map(({ label, lines, room }) => ({
          cells: [[[say(label)]], lines.map(({ lead, text }) => writeLine(lead, text))],
          ...(room && { room: room.millimetres }),
        })),
      },
      ...page.missing.map((slug) => paragraph(describeMissing(slug), 'remark')),
      paragraph(
        `${describeRest(page)}${origin ? `/cases/… は ${origin} の後に続く。` : ''}`,
        'remark',
      ),
    ],
  }
}

/** What is said under the table: the caveat, and what has no room. */
export function describeRest({ leftOut }: Pick<OnePage, 'leftOut'>): string {
  const rest = leftOut.map((label) => `「${label}」`).join('')
  return rest === '' ? sourcingCaveat : `${sourcingCaveat}一枚に収めるため、${rest}を除いた。`
}

/** The most that a reader's own body adds to the size of another on the screen's print. */
const besideOwn = 'うちの10分の1以下'

/** Lines that the page takes as it is; on the screen's print its address has the question once more. */
export function countPageLines(page: OnePage): number {
  const rows = listRows(page, besideOwn)
  const address = page.question === '' ? 0 : countTextLines(page.question, lineCharacters)
  const remarks = page.missing.length * 1.5 + address
  return rows.reduce((sum, { lines, room }) => {
    const words = lines.reduce(
      (count, { lead, text }) => count + countTextLines(lead + text, lineCharacters),
      0,
    )
    return sum + rowGap + Math.max(words, room?.lines ?? 0)
  }, remarks)
}

function listRows(page: OnePage, beside = ''): Row[] {
  const { cases, parts, question } = page
  const names = cases.map((found) => `${nameOnPage(found)}　`)
  return [
    {
      label: '問い',
      lines: [{ lead: '', text: question }],
      ...(question === '' && { room: questionRoom }),
    },
    {
      label: '自治体と規模',
      lines: cases.map((found, at) => ({
        lead: names[at] ?? '',
        text: describeBody(found, beside),
      })),
    },
    ...parts.map(({ label, texts }) => ({
      label,
      lines: texts.map((sentences, at) => ({
        lead: names[at] ?? '',
        text: printCell({ sentences }),
      })),
    })),
    { label: 'うちとの違い', lines: [], room: roomToWrite },
    {
      label: '出典',
      lines: cases.map((found, at) => ({
        lead: names[at] ?? '',
        text: describeSources(found),
      })),
    },
  ]
}

function describeBody(found: OnePage['cases'][number], beside: string): string {
  const { municipalities, title, period, membersOnly } = found
  const mark = membersOnly ? `、${membersOnlyMark}` : ''
  return `${formatPlaces(municipalities)}（${formatSize(found)}${beside}）${splitTitle(title).main}、${formatPeriod(period)}${mark}`
}

function describeSources({ sourcing, sources, slug }: OnePage['cases'][number]): string {
  const named = sources.map(({ id, text }) => `[${id}] ${text}`).join('、')
  return `${sourcing}。${named}。全部は /cases/${slug}`
}

function writeLine(lead: string, text: string): Cell[number] {
  return lead === '' ? [say(text)] : [{ text: lead, strong: true }, say(text)]
}
