import type { ComponentChildren, VNode } from 'preact'
import type { RadarCase } from '../../server/contract/desk.ts'
import { splitTitle } from '../../server/contract/format.ts'

type CaseRowProps = {
  found: RadarCase
  /** Where on its page the reason stands, as #source-1. */
  anchor?: string
  children?: ComponentChildren
}

/** A case in a list of the desk: its page, what there is about it, and the ways to mend it. */
export function CaseRow({ found, anchor = '', children }: CaseRowProps): VNode {
  const title = splitTitle(found.title).main
  return (
    <li>
      <p>
        <a href={found.read + anchor}>{title}</a>
        {children !== undefined && <span class="proof">{children}</span>}
      </p>
      <CaseWays href={found.href} title={title} />
    </li>
  )
}

/** The ways from a row to the desk page of a case, and into its draft. */
export function CaseWays({ href, title }: { href: string; title: string }): VNode {
  return (
    <div class="desk-ways">
      <a href={href}>
        版を見る<span class="hidden-text">　{title}</span>
      </a>
      <MendForm href={href} title={title} />
    </div>
  )
}

/** The button that opens the case as a draft. */
export function MendForm({ href, title }: { href: string; title: string }): VNode {
  return (
    <form method="post" action={`${href}/draft`}>
      <button type="submit" class="text-button">
        直す<span class="hidden-text">　{title}</span>
      </button>
    </form>
  )
}
