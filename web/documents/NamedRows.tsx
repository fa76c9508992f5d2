import type { ComponentChildren, VNode } from 'preact'

type NamedRowsProps = { caption: string; heads: [string, string]; children: ComponentChildren }

/** A table of things that go by a name of a program. */
export function NamedRows({ caption, heads, children }: NamedRowsProps): VNode {
  return (
    <table class="word-table named-files">
      <caption class="hidden-text">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** One of them. */
export function NamedRow({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>{children}</td>
    </tr>
  )
}
