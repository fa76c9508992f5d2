import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { Cell, Line, Row, Table } from '../../../server/contract/kit.ts'
import { Editing } from './kit-edits.ts'

/** On a narrow screen the rows are stacked, and `display: block` would take the meaning of a table away. */
const as = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

/** A table of a sheet. */
export function KitTable({ table }: { table: Table }): VNode {
  const whole = table.columns.reduce((sum, share) => sum + share, 0)
  return (
    <table {...as.table} class={`kit-table kit-table--${table.id}`}>
      <colgroup>
        {table.columns.map((share, column) => (
          <col key={table.head[column]} width={`${((share / whole) * 100).toFixed(1)}%`} />
        ))}
      </colgroup>
      <thead {...as.group}>
        <tr {...as.row}>
          {table.head.map((head) => (
            <th key={head} scope="col" {...as.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as.group}>
        {table.rows.map((row) => (
          <KitRow key={row.cells[0]?.line.key} row={row} head={table.head} room={table.room} />
        ))}
      </tbody>
    </table>
  )
}

type KitRowProps = { row: Row; head: readonly string[]; room: number | undefined }

function KitRow({ row, head, room }: KitRowProps): VNode {
  const names = [row.strong && 'kit-row--strong', room && `kit-row--${room}`].filter(Boolean)
  return (
    <tr {...as.row} class={names.length > 0 ? names.join(' ') : undefined}>
      {row.cells.map((cell, column) => (
        <td key={cell.line.key} {...as.cell} data-head={head[column]}>
          <div>
            <CellText cell={cell} />
          </div>
        </td>
      ))}
    </tr>
  )
}

function CellText({ cell: { line, minutes, fixed } }: { cell: Cell }): VNode {
  const editing = useContext(Editing)
  if (!editing) return <LineText line={line} />
  if (fixed) return <>{line.text}</>
  if (minutes === undefined) return <LineText line={line} />
  return (
    <>
      <span class="kit-shown">{line.text}</span>
      <input
        class="kit-minutes num"
        type="number"
        min={0}
        max={90}
        aria-label="この行の分"
        value={line.text}
        onInput={(event) => editing.changeMinutes(minutes, event.currentTarget.valueAsNumber || 0)}
      />
    </>
  )
}

/** One or more marks of sources in a row: 〔A2〕〔A4〕. */
const marks = /((?:〔[A-D]?[0-9]{1,3}〕)+)/

/** Keeps a mark on the line of the word it belongs to. */
const wordJoiner = '\u2060'

const shownInName = 12
const charactersPerRow = 40

/** A line as it is printed; while the kit is being edited, on the screen also a field for it. */
export function LineText({ line, label }: { line: Line; label?: string | undefined }): VNode {
  const editing = useContext(Editing)
  if (!editing) return <Marked text={line.text} />
  const text = editing.textOf(line)
  const name = label ?? ([...line.text].slice(0, shownInName).join('') || '空の行')
  return (
    <>
      <span class="kit-shown">
        <Marked text={text} />
      </span>
      <textarea
        class="kit-field"
        aria-label={`直す: ${name}`}
        rows={Math.max(1, Math.ceil(text.length / charactersPerRow))}
        value={text}
        onInput={(event) => editing.change(line, event.currentTarget.value)}
      />
    </>
  )
}

/** Marks stand smaller than the words they belong to. */
function Marked({ text }: { text: string }): VNode {
  const pieces = text.split(marks)
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          // Pieces have no identity of their own: they are cut anew whenever the line changes.
          <span key={`${index}-${piece}`} class="kit-mark">
            {wordJoiner}
            {piece}
          </span>
        ),
      )}
    </>
  )
}
