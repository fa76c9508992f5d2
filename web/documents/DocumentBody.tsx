import type { ComponentChildren, VNode } from 'preact'

type DocumentBodyProps = { title: string; lead: string; children: ComponentChildren }

/** The frame of a page that is only read: a title, a line about it, then its parts. */
export function DocumentBody({ title, lead, children }: DocumentBodyProps): VNode {
  return (
    <main id="main">
      <div class="empty mt-5">
        <h1>{title}</h1>
        <p class="phrase">{lead}</p>
      </div>
      {children}
    </main>
  )
}

type DocumentPartProps = { id: string; title: string; children: ComponentChildren }

/** A part of such a page, its heading in the margin as on the page of a case. */
export function DocumentPart({ id, title, children }: DocumentPartProps): VNode {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div class="prose">{children}</div>
    </section>
  )
}
