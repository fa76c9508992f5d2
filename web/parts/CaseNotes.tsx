import type { VNode } from 'preact'
import { splitTitle } from '../format.ts'

type Props = { cases: readonly { slug: string; title: string; note: string }[] }

/** Cases one below the other, each with a remark about it. */
export function CaseNotes({ cases }: Props): VNode | null {
  if (cases.length === 0) return null
  return (
    <ul class="case-notes">
      {cases.map(({ slug, title, note }) => (
        <li key={slug}>
          <a class="case-link" href={`/cases/${slug}`}>
            {splitTitle(title).main}
          </a>
          <span class="case-note num">{note}</span>
        </li>
      ))}
    </ul>
  )
}
