import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { formatDate } from '../format.ts'

type Source = CaseAnswer['sources'][number]

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
        <p class="more">
          <span>{source.date ? formatDate(source.date) : '年月日　不明'}</span>
          {isMarked && <a href={`#ref-${source.id}`}>本文へ</a>}
        </p>
      </div>
    </li>
  )
}

function nameOrigin({ author, publisher }: Source): string {
  return author === undefined || author === publisher ? publisher : `${author}　${publisher}`
}
