import type { VNode } from 'preact'
import {
  countConditions,
  facetHref,
  type SearchState,
  searchHref,
  withoutConditions,
  wordsHref,
} from '../../../server/contract/address.ts'
import type { SearchAnswer } from '../../../server/contract/api.ts'
import { SceneGrid } from '../../parts/SceneGrid.tsx'
import { RequestCard } from './RequestCard.tsx'

/** One of the questions that the cases answer. */
const example = '二十年人を減らし続け、同じ作業の繰り返しで職員が疲れている'

type WaysOnProps = { state: SearchState; answer: SearchAnswer }

/** What to do where nothing answers: other words, and the scenes with what there is of each. */
export function WaysOn({ state, answer }: WaysOnProps): VNode {
  const { cases = 0, unknown = [], scenes = [] } = answer.instead ?? {}
  return (
    <>
      <div>
        <WordTable state={state} terms={answer.query.terms} unknown={unknown} />
        <Rephrasing state={state} />
        <RequestCard state={state} />
      </div>
      <section aria-labelledby="again">
        <div class="section-head">
          <h2 id="again" class="size-3">
            場面から探し直す
          </h2>
        </div>
        <SceneGrid
          caption="12の場面と、それぞれの事例の数"
          counts={new Map(scenes.map(({ value, count }) => [value, count]))}
          chosen={[]}
          hrefOf={(scene) => facetHref('scene', scene.id)}
        />
        <p class="note mt-2">数は、収めた{cases}件のうち、その場面が付いた事例の数。</p>
      </section>
    </>
  )
}

type WordTableProps = {
  state: SearchState
  terms: readonly string[]
  /** Those of the terms that no case has. */
  unknown: readonly string[]
}

/** One word may be answered where all together are not. */
function WordTable({ state, terms, unknown }: WordTableProps): VNode | null {
  const words = [...new Set(terms)].filter((term) => term.length > 1 && term !== state.q)
  if (words.length === 0) return null
  return (
    <section aria-labelledby="words" class="block">
      <div class="section-head">
        <h2 id="words" class="size-3">
          どの語が合わなかったか
        </h2>
      </div>
      <table class="word-table">
        <caption class="hidden-text">検索語とできること</caption>
        <thead>
          <tr>
            <th scope="col">語</th>
            <th scope="col">できること</th>
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>
                {unknown.includes(word) ? (
                  <span class="sub">この語を含む事例はない</span>
                ) : (
                  <a href={wordsHref(word)}>「{word}」だけで探す</a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Rephrasing({ state }: { state: SearchState }): VNode {
  return (
    <section aria-labelledby="rephrase" class="block">
      <div class="section-head">
        <h2 id="rephrase" class="size-3">
          言いかえる
        </h2>
      </div>
      <dl class="walls">
        {countConditions(state) > 0 && (
          <div>
            <dt>条件を外す</dt>
            <dd>
              <a href={searchHref(withoutConditions(state))}>「{state.q}」だけで探す</a>
            </dd>
          </div>
        )}
        <div>
          <dt>困りごとで書く</dt>
          <dd>
            物の名でなく、困っていることを書く
            <br />
            <a href={wordsHref(example)}>{example}</a>
          </dd>
        </div>
        <div>
          <dt>壁から探す</dt>
          <dd>
            <a href="/walls">ぶつかった壁と、取られた手の一覧</a>
          </dd>
        </div>
      </dl>
    </section>
  )
}
