import type { ComponentChildren, VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import {
  type Audience,
  type MemberPage,
  type PageReader,
  roles,
} from '../../server/contract/members.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { Folder } from './folder.ts'

/** Pages to be read only: drawn on the server, without a script. */
type DocumentName =
  | 'about'
  | 'taxonomy'
  | 'accessibility'
  | 'updates'
  | 'walls'
  | 'embed'
  | 'api'
  | 'all-cases'
  | 'security'

/** Every page by its name. */
export type PageName =
  | PageData['page']
  | DocumentName
  | MemberPage['name']
  | DeskPage['name']
  | 'shared'

type FrameProps = {
  page: PageName
  /** Absent in a library without members. */
  reader?: Audience | undefined
  children: ComponentChildren
}

/** What stands around the content of every page: skip link, header and footer. */
export function Frame({ page, reader, children }: FrameProps): VNode {
  const isResults = page === 'results'
  return (
    <>
      <a class="skip" href={isResults ? '#hits' : '#main'}>
        {isResults ? '検索結果へ' : '本文へ'}
      </a>
      <SharedShapes />
      <div class="page">
        <SiteHeader page={page} reader={reader} />
        {children}
        <SiteFooter reader={reader} />
      </div>
    </>
  )
}

/** The ways in; a narrow screen shows their names without the part in `wide`. */
const entrances: readonly { page: PageName | 'walls' | 'locate'; href: string; name: VNode }[] = [
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
  { page: 'plans', href: '/plans', name: <>勉強会</> },
  {
    page: 'about',
    href: '/about',
    name: (
      <>
        <span class="wide">この</span>図書館
      </>
    ),
  },
]

/** The head of every page; on the start page the name stands in the cover instead. */
function SiteHeader({ page, reader }: Omit<FrameProps, 'children'>): VNode {
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
            {entrances.map(({ page: own, href, name }) => (
              <li key={href}>
                <a class="plain" href={href} aria-current={page === own ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {reader !== undefined && reader !== 'guest' && <ReaderPlace page={page} reader={reader} />}
      </div>
    </header>
  )
}

/** Who has logged in, with the ways to what is one's own and out again. */
function ReaderPlace({ page, reader }: { page: PageName; reader: PageReader }): VNode {
  return (
    <nav aria-label="利用者">
      <ul>
        <li>
          <a class="plain" href="/account" aria-current={page === 'account' ? 'page' : undefined}>
            {reader.name}（{labelOf(roles, reader.role)}）
          </a>
        </li>
        {reader.role === 'editor' && (
          <li>
            <a class="plain" href="/desk" aria-current={page === 'desk-radar' ? 'page' : undefined}>
              編集の机
            </a>
          </li>
        )}
        {reader.role === 'editor' && (
          <li>
            <a class="plain" href="/members" aria-current={page === 'members' ? 'page' : undefined}>
              会員の管理
            </a>
          </li>
        )}
        <li>
          <form method="post" action="/logout">
            <button type="submit" class="text-button">
              ログアウト
            </button>
          </form>
        </li>
      </ul>
    </nav>
  )
}

/** The foot of every page: who keeps the library and what it promises. */
function SiteFooter({ reader }: Pick<FrameProps, 'reader'>): VNode {
  return (
    <footer class="colophon">
      <div class="twin-rule" />
      <div class="colophon-grid">
        <div>
          <p class="mincho">改善事例ライブラリ</p>
          <p class="phrase">
            編集　自治体改善マネジメント研究会。事例は公開された資料で確かめたことだけを書き、確かめられないことは「不明」と記す。
          </p>
          {useContext(Folder)?.edition}
        </div>
        <ul>
          <li>
            <a href="/about">この図書館について</a>
          </li>
          <li>
            <a href="/taxonomy">分類の説明</a>
          </li>
          <li>
            <a href="/coverage">収録の状況</a>
          </li>
          <li>
            <a href="/updates">更新情報</a>
          </li>
          <li>
            <a href="/accessibility">アクセシビリティ</a>
          </li>
          {reader === 'guest' && (
            <li>
              <a href="/login">会員のログイン</a>
            </li>
          )}
        </ul>
      </div>
    </footer>
  )
}

const spines = 'M0 2h2.4v16H0zM4 5h2.4v13H4zM8 3h2.4v15H8zM12 6h2.4v12h-2.4zM16 2h2.4v16H16z'

/** Shapes drawn once and used by reference: the grid of the badge, the spines of the large table. */
function SharedShapes(): VNode {
  return (
    <svg class="defs" aria-hidden="true" focusable="false">
      <symbol id="g12" viewBox="0 0 49 37">
        <rect class="badge-sheet" x="0.5" y="0.5" width="48" height="36" />
        <path
          class="badge-lines"
          d="M.5 .5h48v36h-48zM12.5 .5v36M24.5 .5v36M36.5 .5v36M.5 12.5h48M.5 24.5h48"
        />
      </symbol>
      <pattern id="spine" width="20" height="18" patternUnits="userSpaceOnUse">
        <path fill="currentColor" d={spines} />
      </pattern>
      <pattern id="spine-also" width="20" height="18" patternUnits="userSpaceOnUse">
        <path fill="currentColor" opacity=".38" d={spines} />
      </pattern>
    </svg>
  )
}
