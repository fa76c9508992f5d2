import type { VNode } from 'preact'
import type { PageName } from '../frame.tsx'

/** The ways in; a narrow screen shows their names without the part in `wide`. */
const ways: readonly { page: PageName | 'walls' | 'locate'; href: string; name: VNode }[] = [
  { page: 'results', href: '/search', name: <>探す</> },
  {
    page: 'walls',
    href: '/walls',
    name: (
      <>
        壁<span class="wide">から探す</span>
      </>
    ),
  },
  { page: 'locate', href: '/locate', name: <>いまどこ</> },
  {
    page: 'list',
    href: '/list',
    name: (
      <>
        <span class="wide">持ち寄り</span>リスト
      </>
    ),
  },
  { page: 'about', href: '/about', name: <>この図書館</> },
]

/** The head of every page; on the start page the name stands in the cover instead. */
export function Masthead({ page }: { page: PageName }): VNode {
  return (
    <header class="mast">
      <div class="twin-rule" />
      <div class="mast-row">
        {page === 'start' ? (
          <p class="small sub">自治体改善マネジメント研究会</p>
        ) : (
          <a class="mast-name plain" href="/">
            改善事例ライブラリ
          </a>
        )}
        <nav aria-label="主な入口">
          <ul>
            {ways.map(({ page: own, href, name }) => (
              <li key={href}>
                <a class="plain" href={href} aria-current={page === own ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
