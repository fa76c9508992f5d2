import type { VNode } from 'preact'
import type { Edition } from '../../server/contract/edition.ts'
import { formatDate } from '../../server/contract/format.ts'

/** At the foot of every page: of which day the library is, and what only a folder has to say. */
export function FolderFoot({ edition: { collected, version } }: { edition: Edition }): VNode {
  return (
    <p class="folder-foot">
      <span class="num">
        収録日 {formatDate(collected)}（版 {version}）
      </span>
      <a href="/all-cases">すべての事例の一覧</a>
      <a href="/security">情報セキュリティ</a>
    </p>
  )
}
