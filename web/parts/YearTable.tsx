import type { VNode } from 'preact'
import type { YearCounts } from '../../server/contract.ts'

const lastDigits = Array.from({ length: 10 }, (_, digit) => digit)

/** The bars of the timeline as numbers: a row a decade, a column for each last digit of the year. */
export function YearTable({ years: { first, counts } }: { years: YearCounts }): VNode | null {
  if (counts.length === 0) return null
  const start = Math.floor(first / 10) * 10
  const length = Math.ceil((first + counts.length - start) / 10)
  const decades = Array.from({ length }, (_, index) => start + index * 10)
  return (
    <details class="fold">
      <summary class="more">
        <span class="when-folded">年ごとの数を表で見る</span>
        <span class="when-open">表をたたむ</span>
      </summary>
      <table class="year-table num">
        <caption class="hidden-text">各年に動いていた事例の数。列は西暦の末尾の数字</caption>
        <thead>
          <tr>
            <th scope="col">年代</th>
            {lastDigits.map((digit) => (
              <th key={digit} scope="col">
                {digit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decades.map((decade) => (
            <tr key={decade}>
              <th scope="row">{decade}</th>
              {lastDigits.map((digit) => (
                <td key={digit}>{counts[decade + digit - first] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
