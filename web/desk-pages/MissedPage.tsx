import type { VNode } from 'preact'
import type { MissedSearch } from '../../server/contract/desk.ts'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import { formatDate } from '../../server/contract/format.ts'
import { DocumentBody } from '../documents/DocumentBody.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'

/** What readers ask in vain, the one asked on most days first. */
export function MissedPage({ page }: { page: Extract<DeskPage, { name: 'desk-missed' }> }): VNode {
  const { isOn, searches } = page
  return (
    <DocumentBody
      title="見つからなかった問い"
      lead="該当なしだったか、どの事例も開かれなかった問い。三つの別の日に尋ねられたものだけが、ここに出る。"
    >
      <DeskPlaces here={page.name} />
      {!isOn && (
        <p class="mt-3">
          数えていない。数えるかどうかは<a href="/desk/settings">設定</a>で決める。
        </p>
      )}
      {isOn && searches.length === 0 && <p class="mt-3">まだない。</p>}
      {searches.length > 0 && (
        <table class="word-table criteria mt-3">
          <caption class="hidden-text">見つからなかった問い</caption>
          <thead>
            <tr>
              <th scope="col">問い</th>
              <th scope="col">日数</th>
              <th scope="col">最後の日</th>
              <th scope="col">できること</th>
            </tr>
          </thead>
          <tbody>
            {searches.map((search) => (
              <MissedRow key={search.text} search={search} />
            ))}
          </tbody>
        </table>
      )}
    </DocumentBody>
  )
}

function MissedRow({ search: { text, days, last, kind } }: { search: MissedSearch }): VNode {
  const query = new URLSearchParams({ q: text })
  return (
    <tr>
      <th scope="row">
        {text}
        <span class="proof">{kind === 'none' ? '該当なし' : '開かれた事例なし'}</span>
      </th>
      <td class="num">{days}日</td>
      <td class="num">{formatDate(last)}</td>
      <td>
        <a href={`/search?${query}`}>
          探してみる<span class="hidden-text">　{text}</span>
        </a>
        　
        <a href={`/desk/judge?${query}`}>
          判定する<span class="hidden-text">　{text}</span>
        </a>
      </td>
    </tr>
  )
}
