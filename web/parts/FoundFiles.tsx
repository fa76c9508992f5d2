import type { VNode } from 'preact'
import { exportFormats } from '../lists/case-links.ts'
import { type SearchState, searchFileHref } from '../url.ts'

/** Beyond this the server leaves cases out of a file. */
const mostInFile = 100

/** The whole list as files to work on, without choosing its cases one by one. */
export function FoundFiles({ state, total }: { state: SearchState; total: number }): VNode {
  return (
    <p class="case-tools">
      <span>この一覧を受け取る{total > mostInFile && `（はじめの${mostInFile}件）`}</span>
      {exportFormats.map(({ format, label }) => (
        <a key={format} href={searchFileHref(state, format)} download>
          {label}
        </a>
      ))}
    </p>
  )
}
