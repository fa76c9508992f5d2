import type { VNode } from 'preact'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatDate } from '../../../server/contract/format.ts'
import { warpAddress } from '../../warp.ts'

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
