import type { VNode } from 'preact'
import type { ComparisonAnswer } from '../../../server/contract/api.ts'
import { formatDate, splitTitle } from '../../../server/contract/format.ts'

/** The sources that the table names, case by case, with their addresses in full; on paper they begin a sheet of their own. */
export function ComparedSources({ cases }: Pick<ComparisonAnswer, 'cases'>): VNode {
  return (
    <section class="section compared-sources" aria-labelledby="compared-sources">
      <h2 id="compared-sources">出典</h2>
      {cases.map(({ slug, title, sources }) => (
        <div key={slug}>
          <h3>{splitTitle(title).main}</h3>
          <ol>
            {sources.map((source) => (
              <li key={source.id} value={source.id}>
                {source.publisher}「<a href={source.url}>{source.title}</a>」
                {source.date ? formatDate(source.date) : '年月日　不明'}
                <span class="print-only">{source.url}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
