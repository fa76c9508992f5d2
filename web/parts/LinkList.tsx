import type { VNode } from 'preact'

type Props = { links: readonly { href: string; label: string }[] }

/** Links one below the other, with dotted rules between them. */
export function LinkList({ links }: Props): VNode {
  return (
    <ul class="link-list wide">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}
