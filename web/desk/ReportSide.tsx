import type { VNode } from 'preact'
import type { DraftLikeness } from '../../server/contract/desk.ts'
import { TextButton } from '../parts/TextButton.tsx'
import { useDesk } from './desk-context.ts'
import { idOf, listAt } from './draft-path.ts'
import { focusSoon } from './focus-soon.ts'
import { groupFields } from './form-groups.ts'
import { findHome, namePlace, sayProblem } from './problem-places.ts'
import { UnplacedPieces } from './UnplacedPieces.tsx'

/** Beside the form: its parts, what is wrong, and other cases that are like it. */
export function ReportSide(): VNode {
  const { writing } = useDesk()
  return (
    <aside class="desk-side" aria-label="この下書きについて">
      <nav aria-label="下書きの部分">
        <ol class="desk-toc">
          {groupFields(writing.fields).map(({ id, title }) => (
            <li key={id}>
              <a href={`#part-${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <ProblemSummary />
      <Likenesses />
      <UnplacedPieces />
    </aside>
  )
}

/** On a narrow screen the lists stand before the form, and are folded. */
function hasRoom(): boolean {
  return globalThis.matchMedia?.('(min-width: 62rem)').matches
}

/** Everything that is wrong, each with the way to its place. */
function ProblemSummary(): VNode {
  const { report, writing } = useDesk()
  if (!report) return <p class="note">まだ確かめていない。</p>
  const { problems, unknownNumbers } = report
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const counts = `誤り${errors}、注意${problems.length - errors}、事実にない数${unknownNumbers.length}`
  return (
    <section aria-labelledby="desk-problems">
      <h2 id="desk-problems" class="tally-head">
        直す所
      </h2>
      <p class="num" role="status">
        {problems.length + unknownNumbers.length === 0 ? '直す所はない。' : counts}
      </p>
      {problems.length > 0 && (
        <details class="fold" open={hasRoom()}>
          <summary class="more">
            <span>一つずつ見る</span>
          </summary>
          <ul class="desk-problems">
            {problems.map((problem) => {
              const home = findHome(problem.place, writing.fields)
              const name = namePlace(problem.place, writing)
              return (
                <li key={`${problem.place} ${sayProblem(problem)}`}>
                  <b class={`desk-problem--${problem.severity}`}>
                    {problem.severity === 'error' ? '誤り' : '注意'}
                  </b>{' '}
                  {home === '' ? name : <PlaceLink home={home} name={name} />}
                  <p class="note">{sayProblem(problem)}</p>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </section>
  )
}

function PlaceLink({ home, name }: { home: string; name: string }): VNode {
  return (
    <a href={`#${idOf(home)}`} onClick={() => focusSoon(idOf(home))}>
      {name}
    </a>
  )
}

const kinds = { duplicate: 'ほとんど同じ', similar: '似ている' } as const

/** Cases that say nearly the same, and cases that are like it. */
function Likenesses(): VNode | null {
  const { report, draft, step } = useDesk()
  if (!report || report.likenesses.length === 0) return null
  const path = ['fields', 'related']
  const related = listAt(draft, path)
  return (
    <section aria-labelledby="desk-likes">
      <h2 id="desk-likes" class="tally-head">
        近い事例
      </h2>
      <details class="fold" open={hasRoom()}>
        <summary class="more">
          <span>{describeLikenesses(report.likenesses)}</span>
        </summary>
        <ul class="desk-likes">
          {report.likenesses.map(({ slug, title, kind, why }) => (
            <li key={slug}>
              <b class={kind === 'duplicate' ? 'desk-problem--error' : ''}>{kinds[kind]}</b>{' '}
              <a href={`/cases/${slug}`} target="_blank" rel="noopener">
                {title}
              </a>
              <p class="note">{why}</p>
              {related.includes(slug) ? (
                <p class="note">関連する事例に入っている</p>
              ) : (
                <TextButton
                  label="関連する事例に入れる"
                  about={title}
                  onPress={() => step({ kind: 'set', path, value: [...related, slug] })}
                />
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function describeLikenesses(likenesses: readonly DraftLikeness[]): string {
  const copies = likenesses.filter(({ kind }) => kind === 'duplicate').length
  const others = `似ている事例${likenesses.length - copies}`
  return copies > 0 ? `${kinds.duplicate}事例${copies}、${others}` : others
}
