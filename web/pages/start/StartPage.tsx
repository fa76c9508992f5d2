import type { VNode } from 'preact'
import { emptySearch, facetHref, wordsHref } from '../../../server/contract/address.ts'
import type { FacetValue } from '../../../server/contract/api.ts'
import { formatCount, formatDate } from '../../../server/contract/format.ts'
import type { StartAnswer } from '../../../server/contract/pages.ts'
import type { FacetId } from '../../../server/contract/vocabulary.ts'
import { VisitStatus } from '../../parts/Notice.tsx'
import { Pictures } from '../../parts/Pictures.tsx'
import { SceneTable, TintKey } from '../../parts/SceneTable.tsx'
import { SearchBox } from '../../parts/SearchBox.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import type { View } from '../../state.ts'
import { PickList } from './PickList.tsx'

const nothingAsked = emptySearch()

const barriersShown = 12

/** The cover: ask in one's own words, or enter by scene, by barrier, or by a first case. */
export function StartPage({ start, view }: { start: StartAnswer; view: View }): VNode {
  return (
    <main id="main" aria-busy={view.busy}>
      <div class="cover">
        <div class="cover-plate">
          <h1 class="cover-title" tabIndex={-1}>
            改善事例ライブラリ
          </h1>
          <p class="cover-group">困りごとの先例を、読み、比べ、持ち帰る</p>
        </div>
        <div class="cover-body">
          <SearchBox label="いまの困りごとを、ふだんの言葉で。" state={nothingAsked} />
          <VisitStatus view={view} />
          {start.questions.length > 0 && <Questions questions={start.questions} />}
          <Holdings holdings={start.holdings} />
        </div>
      </div>

      <section class="section" aria-labelledby="scenes">
        <SectionHead id="scenes" title="12の場面から探す">
          右へ行くほど範囲が広く、下へ行くほど変革が深い。欄を選ぶと、その場面の事例が並ぶ。
        </SectionHead>
        <SceneTable counts={start.shelves} />
        <TintKey />
      </section>

      {start.outcomes.length > 0 && (
        <section class="section" aria-labelledby="endings">
          <SectionHead id="endings" title="うまくいかなかったこと・終わったこと">
            取り組みがその後どうなったか。終わった事例、取りやめた事例から、わけを読む。
          </SectionHead>
          <Index facet="outcome" values={start.outcomes} />
          <div class="mt-3">
            <PickList picks={start.endings} />
          </div>
        </section>
      )}

      <section class="section" aria-labelledby="here">
        <LocateEntrance />
      </section>

      {start.barriers.length > 0 && (
        <section class="section" aria-labelledby="walls">
          <SectionHead id="walls" title="壁から探す">
            ぶつかった壁と、そこで取られた手から事例へ。数は事例の数。
          </SectionHead>
          <Index facet="barrier" values={start.barriers.slice(0, barriersShown)} />
          {start.barriers.length > barriersShown && (
            <p>
              <a class="more" href="/walls">
                {start.barriers.length}の壁をすべて見る
              </a>
            </p>
          )}
        </section>
      )}

      {start.collections.length > 0 && (
        <section class="section" aria-labelledby="collections">
          <SectionHead id="collections" title="特集の棚">
            題材ごとに集めた事例。数は事例の数。
          </SectionHead>
          <Index facet="collection" values={start.collections} />
        </section>
      )}

      {start.holdings.cases > 0 && (
        <section class="section" aria-labelledby="pictures-head" id="pictures">
          <SectionHead id="pictures-head" title="図から探す">
            どこで、いつ、何をめぐって。選ぶと、その事例が並ぶ。
          </SectionHead>
          <a class="button button--line pictures-open" href="#pictures">
            三つの図を開く
          </a>
          <Pictures state={nothingAsked} facets={start.facets} years={start.years} />
        </section>
      )}

      {start.picks.length > 0 && (
        <section class="section" aria-labelledby="first">
          <SectionHead id="first" title="読みはじめの三つ">
            場面のちがう事例から
          </SectionHead>
          <PickList picks={start.picks} />
        </section>
      )}
    </main>
  )
}

/** The reader's cell, and one step to the right and down. */
function LocateEntrance(): VNode {
  return (
    <div class="locate">
      <svg viewBox="0 0 130 98" aria-hidden="true">
        <use href="#g12" class="badge" x="0" y="0" width="130" height="98" />
        <rect x="33.5" y="34" width="31" height="31" class="shu-fill" />
        <path
          class="shu-line"
          d="M66 49.5h26M86 43l7 6.5-7 6.5M49 66v24M42.500 83l6.500 7 6.500-7"
        />
      </svg>
      <div>
        <h2 id="here">自分はどこにいるか</h2>
        <p class="phrase">
          七つの問いに答えると、いまの場面と、一歩先を行く事例を示す。右はより広い範囲へ、下はより深い変革へ。答えはこの端末の外に出ない。
        </p>
      </div>
      <a class="button button--line" href="/locate">
        問いに答える
      </a>
    </div>
  )
}

function Questions({ questions }: { questions: readonly string[] }): VNode {
  return (
    <div class="asks">
      <p class="asks-head" id="asks">
        この図書館の事例が答える問い
      </p>
      <ul aria-labelledby="asks">
        {questions.map((question) => (
          <li key={question}>
            <a class="phrase" href={wordsHref(question)}>
              {question}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Holdings({ holdings }: { holdings: StartAnswer['holdings'] }): VNode {
  const { cases, municipalities, sources, checked } = holdings
  if (cases === 0) return <p class="holdings phrase">収めた事例はまだない。</p>
  return (
    <p class="holdings phrase num">
      {formatCount(municipalities)}の自治体の{formatCount(cases)}事例を、{formatCount(sources)}
      件の出典とともに収める。
      {checked !== '' && `いちばん新しい確認は${formatDate(checked)}。`}
    </p>
  )
}

type IndexProps = { facet: FacetId; values: readonly FacetValue[] }

/** The values of a facet with the number of their cases, as the index of a book. */
function Index({ facet, values }: IndexProps): VNode {
  return (
    <ul class="index">
      {values.map(({ value, label, count }) => (
        <li key={value}>
          <a class="leader" href={facetHref(facet, value)}>
            <span>{label}</span>
            <span class="num">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
