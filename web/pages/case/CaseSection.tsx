import type { ComponentChildren, VNode } from 'preact'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatDate } from '../../../server/contract/format.ts'
import { SectionLabel } from '../../parts/SectionHead.tsx'
import { warpAddress } from '../../warp.ts'

type Section = CaseAnswer['sections'][number]
type Source = CaseAnswer['sources'][number]

/** A section of the text; the sources it draws on stand beside it. */
export function CaseSection({ section, sources }: { section: Section; sources: Source[] }): VNode {
  const own = sources.filter((source) => section.sources.includes(source.id))
  return (
    <CasePart id={section.id} title={<SectionLabel label={section.label} />}>
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

type CasePartProps = { id: string; title: ComponentChildren; children: ComponentChildren }

/** One part of a case: its heading in the margin, its content beside it. */
export function CasePart({ id, title, children }: CasePartProps): VNode {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** All sources of a case, each with the way back to the mark that first names it. */
export function SourceList({ sources, sections }: Pick<CaseAnswer, 'sources' | 'sections'>): VNode {
  return (
    <ol class="sources wide">
      {sources.map((source) => (
        <SourceItem
          key={source.id}
          source={source}
          isMarked={sections.some((section) => section.sources.includes(source.id))}
        />
      ))}
    </ol>
  )
}

function SourceItem({ source, isMarked }: { source: Source; isMarked: boolean }): VNode {
  return (
    <li id={`source-${source.id}`}>
      <span class="no">{source.id}</span>
      <div>
        <a href={source.url}>{source.title}</a>
        <br />
        {nameOrigin(source)}
        <p class="source-more">
          <span>{source.date ? formatDate(source.date) : '年月日　不明'}</span>
          <a href={warpAddress(source.url)}>WARPの控えを探す</a>
          {isMarked && <a href={`#ref-${source.id}`}>本文へ</a>}
        </p>
      </div>
    </li>
  )
}

/** A publisher that begins with the author's name has named the author. */
function nameOrigin({ author, publisher }: Source): string {
  return author === undefined || publisher.startsWith(author)
    ? publisher
    : `${author}　${publisher}`
}
