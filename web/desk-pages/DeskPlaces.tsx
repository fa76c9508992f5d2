import type { VNode } from 'preact'
import type { DeskPage } from '../../server/contract/desk-pages.ts'

const places: readonly { name: DeskPage['name']; href: string; label: string }[] = [
  { name: 'desk-radar', href: '/desk', label: '机' },
  { name: 'desk-proposals', href: '/desk/proposals', label: '届いた知らせ' },
  { name: 'desk-missed', href: '/desk/missed', label: '見つからなかった問い' },
  { name: 'desk-judge', href: '/desk/judge', label: '判定' },
  { name: 'desk-words', href: '/desk/words', label: '言葉の表' },
  { name: 'desk-settings', href: '/desk/settings', label: '設定' },
]

/** The ways between the pages of the desk. */
export function DeskPlaces({ here }: { here: DeskPage['name'] }): VNode {
  return (
    <nav class="desk-places mt-3" aria-label="編集の頁">
      <ul>
        {places.map(({ name, href, label }) => (
          <li key={href}>
            <a class="plain" href={href} aria-current={name === here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
