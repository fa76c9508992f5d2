import type { ComponentChildren, VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { type FacetId, labelOf, scenes, themes } from '../../server/vocabulary.ts'
import { formatDate, formatPeriodWithEra, formatPlaces, formatPopulation } from '../format.ts'
import { facetHref } from '../url.ts'
import { MarkedText } from './MarkedText.tsx'
import { SceneBadge } from './SceneBadge.tsx'
import { SceneLabels } from './SceneLabels.tsx'

const confidenceLabels: Readonly<Record<string, string>> = { high: '高い', medium: '中くらい' }

/** The catalogue card of a case; no row is left out, what is not known says 「不明」. */
export function FactsBox({ case: shown }: { case: CaseAnswer }): VNode {
  const [main = '', ...also] = shown.scenes
  const confidence = confidenceLabels[shown.confidence] ?? shown.confidence
  return (
    <section class="facts" aria-labelledby="facts">
      <div class="facts-head">
        <SceneBadge scenes={shown.scenes} />
        <p>
          <b>{labelOf(scenes, main)}</b>
          {also.length > 0 && (
            <>
              <br />
              <span class="note">
                {'あわせて　'}
                <SceneLabels ids={also} />
              </span>
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
        <Fact name="期間">
          {formatPeriodWithEra(shown.period)
            .split(/(?=（)/)
            .map((piece) => (
              <span key={piece} class="piece">
                {piece}
              </span>
            ))}
        </Fact>
        <Fact name="いまの姿">{quote(shown.quotes.now)}</Fact>
        <Fact name="担い手">{shown.roles.length > 0 && <Roles roles={shown.roles} />}</Fact>
        <Fact name="費用">{quote(shown.quotes.cost)}</Fact>
        <Fact name="人手">{quote(shown.quotes.staff)}</Fact>
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

type Quote = CaseAnswer['quotes']['cost']

function quote(found: Quote): VNode | undefined {
  return found && <MarkedText {...found} />
}

/** With actors of one role only, its name would add nothing. */
function Roles({ roles }: Pick<CaseAnswer, 'roles'>): VNode {
  return (
    <ul>
      {roles.map(({ id, label, actors }) => (
        <li key={id}>
          {roles.length > 1 && <span class="role">{label}</span>}
          {actors.join('、')}
        </li>
      ))}
    </ul>
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
