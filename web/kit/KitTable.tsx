import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { Cell, Row, Table } from '../../server/kit/kit.ts'
import { Editing } from './editing.ts'
import { LineText } from './LineText.tsx'

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
  const { isOn } = useContext(Editing)
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
        {table.rows
          .filter((row) => isOn || !isDropped(row))
          .map((row) => (
            <KitRow key={row.cells[0]?.line.key} row={row} head={table.head} room={table.room} />
          ))}
      </tbody>
    </table>
  )
}

/** A step of no minutes is not held. */
function isDropped({ cells }: Row): boolean {
  return cells.some(({ minutes, line }) => minutes !== undefined && line.text === '0')
}

type RowProps = { row: Row; head: readonly string[]; room: number | undefined }

function KitRow({ row, head, room }: RowProps): VNode {
  const names = [row.strong && 'kit-row--strong', room && `kit-row--${room}`].filter(Boolean)
  return (
    <tr {...as.row} {...(names.length > 0 && { class: names.join(' ') })}>
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
  const { isOn, changeMinutes } = useContext(Editing)
  if (!isOn) return <LineText line={line} />
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
        onInput={(event) => changeMinutes(minutes, event.currentTarget.valueAsNumber || 0)}
      />
    </>
  )
}
