import type { VNode } from 'preact'
import type { StartAnswer } from '../../server/contract.ts'
import { formatDate } from '../format.ts'
import { PickList } from '../parts/PickList.tsx'
import { SceneTable } from '../parts/SceneTable.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { SectionHead } from '../parts/SectionHead.tsx'
import { TintKey } from '../parts/TintKey.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import { WallList } from '../parts/WallList.tsx'
import { emptySearch, wordsHref } from '../url.ts'
import type { View } from '../view.ts'

const nothingAsked = emptySearch()

/** The cover: ask in one's own words, or enter by scene, by barrier, or by a first case. */
export function StartPage({ start, view }: { start: StartAnswer; view: View }): VNode {
  return (
    <main id="main" aria-busy={view.busy}>
      <div class="cover">
        <div class="cover-plate">
          <h1 class="cover-title" tabIndex={-1}>
            改善事例ライブラリ
          </h1>
          <p class="cover-group">困りごとの先例を、読み、確かめる</p>
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
        <SceneTable shelves={start.shelves} />
        <TintKey />
      </section>

      {start.barriers.length > 0 && (
        <section class="section" aria-labelledby="walls">
          <SectionHead id="walls" title="壁から探す">
            ぶつかった壁から事例へ。数は事例の数。
          </SectionHead>
          <WallList barriers={start.barriers} />
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
      {municipalities}の自治体の{cases}事例を、{sources}件の出典とともに収める。
      {checked !== '' && `いちばん新しい確認は${formatDate(checked)}。`}
    </p>
  )
}
