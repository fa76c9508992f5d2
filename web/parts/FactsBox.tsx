import type { ComponentChildren, VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { type FacetId, labelOf, scenes, themes } from '../../server/vocabulary.ts'
import { formatDate, formatPeriodWithEra, formatPlaces, formatPopulation } from '../format.ts'
import { facetHref } from '../url.ts'
import { SceneBadge } from './SceneBadge.tsx'

const confidenceLabels: Readonly<Record<string, string>> = { high: '高い', medium: '中くらい' }

/** The catalogue card of a case; no row is left out, what is not known says 「不明」. */
export function FactsBox({ case: shown }: { case: CaseAnswer }): VNode {
  const [main = '', ...also] = shown.scenes.map((id) => labelOf(scenes, id))
  const confidence = confidenceLabels[shown.confidence] ?? shown.confidence
  return (
    <section class="facts" aria-labelledby="facts">
      <div class="facts-head">
        <SceneBadge scenes={shown.scenes} />
        <p>
          <b>{main}</b>
          {also.length > 0 && (
            <>
              <br />
              <span class="note">あわせて　{also.join('、')}</span>
            </>
          )}
        </p>
      </div>
      <h2 id="facts" class="hidden-text">
        この事例の要点
      </h2>
      <dl>
        <Fact name="所在">{formatPlaces(shown.municipalities)}</Fact>
        <Fact name="規模">{formatPopulation(shown.population)}</Fact>
        <Fact name="期間">{formatPeriodWithEra(shown.period)}</Fact>
        <Fact name="担い手">{shown.actors.join('、')}</Fact>
        <Fact name="テーマ">
          {linkValues(
            'theme',
            shown.themes.map((id) => ({ id, label: labelOf(themes, id) })),
          )}
        </Fact>
        <Fact name="分野">
          {linkValues(
            'field',
            shown.fields.map((word) => ({ id: word, label: word })),
          )}
        </Fact>
        <Fact name="確かさ">
          {confidence}（出典{shown.sources.length}件）
        </Fact>
        <Fact name="最終確認">{formatDate(shown.checked)}</Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  const isKnown = Array.isArray(children) ? children.length > 0 : Boolean(children)
  return (
    <div>
      <dt>{name}</dt>
      <dd class="num">{isKnown ? children : <span class="unknown">不明</span>}</dd>
    </div>
  )
}

function linkValues(id: FacetId, values: readonly { id: string; label: string }[]): VNode[] {
  return values.map((value, index) => (
    <span key={value.id}>
      {index > 0 && '、'}
      <a href={facetHref(id, value.id)}>{value.label}</a>
    </span>
  ))
}
