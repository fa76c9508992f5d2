/** What stands around the content of every page. */

import type { ComponentChildren, VNode } from 'preact'
import type { PageData } from './page-data.ts'
import { Colophon } from './parts/Colophon.tsx'
import { Masthead } from './parts/Masthead.tsx'
import { SharedShapes } from './parts/SharedShapes.tsx'

/** Pages to be read only: drawn on the server, without a script. */
export type DocumentName = 'about' | 'taxonomy' | 'accessibility' | 'updates' | 'walls'

export type PageName = PageData['page'] | DocumentName

type Props = { page: PageName; children: ComponentChildren }

/** Skip link, masthead and colophon around a page. */
export function Frame({ page, children }: Props): VNode {
  const isResults = page === 'results'
  return (
    <>
      <a class="skip" href={isResults ? '#hits' : '#main'}>
        {isResults ? '検索結果へ' : '本文へ'}
      </a>
      <SharedShapes />
      <div class="page">
        <Masthead page={page} />
        {children}
        <Colophon />
      </div>
    </>
  )
}
