import type { VNode } from 'preact'
import type { StartAnswer } from '../../server/contract-pages.ts'
import {
  barriers,
  collections,
  type FacetId,
  levels,
  scenes,
  stages,
  type Term,
  themes,
} from '../../server/vocabulary.ts'
import { SceneTable } from '../parts/SceneTable.tsx'
import { TintKey } from '../parts/TintKey.tsx'
import { facetHref } from '../url.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'
import { howLevelsDiffer, howStagesDiffer, sceneLeads } from './taxonomy-words.ts'

/** What the words of the library mean, and whose words they are. */
export function TaxonomyPage({ shelves }: { shelves: StartAnswer['shelves'] }): VNode {
  return (
    <DocumentBody
      title="分類の説明"
      lead="事例を並べる棚の言葉。段階・変革レベル・4つのテーマの名は研究会のもの、見分け方の説明と場面の名・番号は編集部の作業定義で、研究会の公式の定義ではない。"
    >
      <section class="section" aria-labelledby="scenes">
        <div class="section-head">
          <h2 id="scenes">12の場面</h2>
          <p class="phrase">
            改善は、どの範囲で（段階）、どれほど深く（変革レベル）変えるかで、動かす人もやり方も違う。
          </p>
        </div>
        <SceneTable shelves={shelves} />
        <TintKey />
      </section>
      <WordPart id="stages" title="段階" facet="stage" terms={stages} notes={howStagesDiffer} />
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
      <DocumentPart id="confidence" title="確かさ">
        <p>
          出典の数と、どの立場の資料かをもとに、編集部が「高い」「中くらい」の二つに分けた目安。取り組みの良し悪しではない。
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
