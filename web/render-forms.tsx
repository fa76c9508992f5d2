/**
 * Pages that the server draws whole: those of members, of the editors' desk, and what a shared link shows. No script goes
 * along, every form is sent by the browser itself, and no search engine is to keep them.
 */

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { DeskPage } from '../server/contract/desk-pages.ts'
import type { Audience, MemberPage } from '../server/contract/members.ts'
import type { SharedPage as SharedPageData } from '../server/contract/shared.ts'
import { DeskScreen, deskHeads } from './desk-pages/DeskScreen.tsx'
import { nameShared, SharedPage } from './documents/SharedPage.tsx'
import { nameWindow } from './head.ts'
import { Head, type PageAssets, writeDocument } from './html-document.tsx'
import { MemberScreen, memberHeads } from './members/MemberScreen.tsx'
import { Frame, type PageName } from './parts/Frame.tsx'

type Reader = Audience | undefined

/** Renders a page of members. */
export function renderMemberPage(page: MemberPage, assets: PageAssets, reader: Reader): string {
  return renderDrawn({
    ...{ name: page.name, head: headOf(page, memberHeads[page.name]), assets, reader },
    screen: <MemberScreen page={page} />,
  })
}

/** Renders a page of the editors' desk. */
export function renderDeskPage(page: DeskPage, assets: PageAssets, reader: Reader): string {
  return renderDrawn({
    ...{ name: page.name, head: headOf(page, deskHeads[page.name]), assets, reader },
    screen: <DeskScreen page={page} />,
  })
}

/** Renders what a link shows to whoever has been given it. */
export function renderShared(shared: SharedPageData, assets: PageAssets, reader: Reader): string {
  const head = { title: nameShared(shared), description: '勉強会のために渡されたリストか案。' }
  return renderDrawn({
    ...{ name: 'shared', head, assets, reader },
    screen: <SharedPage shared={shared} />,
  })
}

type Texts = { title: string; description: string }

/** What was wrong with a form stands in the title as well, where a screen reader says it first. */
function headOf({ problem }: { problem?: string }, { title, description }: Texts): Texts {
  return { title: problem === undefined ? title : `誤り：${title}`, description }
}

type Drawn = { name: PageName; head: Texts; screen: VNode; assets: PageAssets; reader: Reader }

function renderDrawn({ name, head, screen, assets, reader }: Drawn): string {
  return writeDocument(
    <Head
      title={nameWindow(head.title)}
      description={head.description}
      canonical={undefined}
      styles={assets.styles}
    />,
    renderToString(
      <Frame page={name} reader={reader}>
        {screen}
      </Frame>,
    ),
  )
}
