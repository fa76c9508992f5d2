import type { VNode } from 'preact'
import { facetHref } from '../../server/contract/address.ts'
import type { StartAnswer } from '../../server/contract/pages.ts'
import {
  barriers,
  collections,
  type FacetId,
  type LevelId,
  levels,
  moneyStates,
  outcomeStates,
  type StageId,
  scenes,
  stages,
  type Term,
  themes,
} from '../../server/contract/vocabulary.ts'
import { SceneTable, TintKey } from '../parts/SceneTable.tsx'
import { sceneLeads } from '../parts/scene-leads.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

/** What the words of the library mean, and whose words they are. */
export function TaxonomyPage({ counts }: { counts: StartAnswer['shelves'] }): VNode {
  return (
    <DocumentBody
      title="分類の説明"
      lead="事例を並べる棚の言葉。ステージ・変革レベル・4つのテーマの名は研究会のもの、見分け方の説明と場面の名・番号は編集部の作業定義で、研究会の公式の定義ではない。"
    >
      <section class="section" aria-labelledby="scenes">
        <div class="section-head">
          <h2 id="scenes">12の場面</h2>
          <p class="phrase">
            改善は、どの範囲で（ステージ）、どれほど深く（変革レベル）変えるかで、動かす人もやり方も違う。
          </p>
        </div>
        <SceneTable counts={counts} />
        <TintKey />
      </section>
      <WordPart id="stages" title="ステージ" facet="stage" terms={stages} notes={howStagesDiffer} />
      <WordPart
        id="levels"
        title="変革レベル"
        facet="level"
        terms={levels}
        notes={howLevelsDiffer}
      />
      <DocumentPart id="doubt" title="迷ったとき">
        <p>
          決めた状態に戻すだけなら不具合解消、同じ目的のままやり方を変えるなら改善、目的・担い手・仕組みを変えるなら革新とする。失敗や撤退の事例も、起きたことではなく、人々がしたことで決める。一つの事例に場面は1〜3個付き、主なものを先に書く。
        </p>
      </DocumentPart>
      <DocumentPart id="cells" title="場面ごとに">
        <dl class="glossary">
          {scenes.map(({ id, mark, label, name }) => (
            <div key={id}>
              <dt>
                <a href={facetHref('scene', id)}>
                  {mark} {label}
                </a>
              </dt>
              <dd>
                {name}（仮の名）。{sceneLeads[id]}
              </dd>
            </div>
          ))}
        </dl>
      </DocumentPart>
      <WordPart id="themes" title="4つのテーマ" facet="theme" terms={themes} />
      <WordPart id="collections" title="特集" facet="collection" terms={collections} />
      <WordPart id="barriers" title="ぶつかった壁" facet="barrier" terms={barriers} />
      <WordPart id="outcomes" title="結末" facet="outcome" terms={outcomeStates} />
      <WordPart id="money" title="金額" facet="money" terms={moneyStates} notes={howMoneyIsKnown} />
      <DocumentPart id="sourcing" title="出典の数え方">
        <p>
          出典は、だれの言葉かで、公文書、報道、本人（取り組んだ人と、委託先などの事業者）、研究、ほかに分けて数える。「出典が一つだけの文」は、ほかの出典と照らせなかった文の数。良し悪しの点は付けない。
        </p>
      </DocumentPart>
    </DocumentBody>
  )
}

type WordPartProps = {
  id: string
  title: string
  facet: FacetId
  terms: readonly Term[]
  notes?: Readonly<Record<string, string>>
}

/** The words of a vocabulary, each leading to its cases. */
function WordPart({ id, title, facet, terms, notes }: WordPartProps): VNode {
  return (
    <DocumentPart id={id} title={title}>
      {notes === undefined ? (
        <ul class="word-list">
          {terms.map((term) => (
            <li key={term.id}>
              <a href={facetHref(facet, term.id)}>{term.label}</a>
            </li>
          ))}
        </ul>
      ) : (
        <dl class="glossary">
          {terms.map((term) => (
            <div key={term.id}>
              <dt>
                <a href={facetHref(facet, term.id)}>{term.label}</a>
              </dt>
              <dd>{notes[term.id]}</dd>
            </div>
          ))}
        </dl>
      )}
    </DocumentPart>
  )
}

/** How the stages, and below the levels, are told apart: the editors' working definitions. */
const howStagesDiffer: Readonly<Record<StageId, string>> = {
  individual:
    '職員一人ひとりが動かす。変わるのは、自分の仕事のやり方、考え方、人とのつながり。上司の許しがなくても始められる範囲。',
  workplace: '係・課・事業所の長とメンバーが動かす。変わるのは、チームの手順、関係、雰囲気。',
  organization:
    '首長・幹部・管理部門（企画、行革、人事、財政）と全部署が動かす。変わるのは、庁内の仕組み、計画と制度、風土。',
  community:
    '役所と住民・企業・団体・ほかの自治体が動かす。変わるのは、まちの課題の解き方と、官民の役割の分け方。',
}

const howLevelsDiffer: Readonly<Record<LevelId, string>> = {
  fix: '「決めた通りになっているか」と問う。すでにある基準・手順・関係から外れたものを元に戻し、起きないようにする。基準は変えない。',
  improve:
    '「もっとよいやり方はないか」と問う。今の目的と制度の枠の中で、やり方をよくする。基準を上げ、無駄を減らし、使う人の満足を高める。',
  innovate:
    '「そもそも何のために、誰とやるのか」と問う。目的や前提、担い手の組み合わせから問い直し、これまでにない仕組みをつくる。',
}

const howMoneyIsKnown: Readonly<Record<string, string>> = {
  known: 'かかった費用を書いた文に、金額がある。',
  mentioned: '総額は不明で、借金や見込みなど、ほかの金額が本文に出てくる。',
}
