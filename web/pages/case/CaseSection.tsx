import type { ComponentChildren, VNode } from 'preact'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatDate } from '../../../server/contract/format.ts'
import { breakLabel } from '../../parts/SectionHead.tsx'

type Section = CaseAnswer['sections'][number]
type Source = CaseAnswer['sources'][number]

/** A section of the text; the sources it draws on stand beside it. */
export function CaseSection({ section, sources }: { section: Section; sources: Source[] }): VNode {
  const own = sources.filter((source) => section.sources.includes(source.id))
  return (
    <CasePart id={section.id} title={breakLabel(section.label)}>
      {/* The one place of inserted HTML: the server has built it from Markdown and sanitised it. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: section.html }} />
      {own.length > 0 && (
        <aside class="side" aria-label={`${section.label}の出典`}>
          <h3>出典</h3>
          <ol>
            {own.map((source) => (
              <li key={source.id}>
                <span>{source.id}</span>
                <span>
                  {source.author ?? source.publisher}
                  {source.date && <span class="piece">　{formatDate(source.date)}</span>}
                </span>
              </li>
            ))}
          </ol>
        </aside>
      )}
    </CasePart>
  )
}

type Props = { id: string; title: ComponentChildren; children: ComponentChildren }

/** One part of a case: its heading in the margin, its content beside it. */
export function CasePart({ id, title, children }: Props): VNode {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
