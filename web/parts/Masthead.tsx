import type { VNode } from 'preact'
import type { PageData } from '../page-data.ts'

/** The head of every page; on the start page the name stands in the cover instead. */
export function Masthead({ page }: { page: PageData['page'] }): VNode {
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
            <li>
              <a
                class="plain"
                href="/search"
                aria-current={page === 'results' ? 'page' : undefined}
              >
                事例を探す
              </a>
            </li>
            <li>
              <a class="plain" href="/#scenes">
                12の場面
              </a>
            </li>
            <li>
              <a class="plain" href="/#walls">
                壁から探す
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  )
}
