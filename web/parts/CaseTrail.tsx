import type { VNode } from 'preact'
import type { Trail } from '../view.ts'

/** The way back to the search a case was found by; without one, to all cases. */
export function CaseTrail({ trail, here }: { trail: Trail | undefined; here: string }): VNode {
  const { label, href } = trail ?? { label: '事例を探す', href: '/search' }
  return (
    <nav class="trail" aria-label="いまいる所">
      <ol>
        <li>
          <a href={href}>{label}</a>
        </li>
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  )
}
