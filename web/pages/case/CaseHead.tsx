import type { ComponentChildren, VNode } from 'preact'
import { facetHref } from '../../../server/contract/address.ts'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import {
  formatDate,
  formatOutcome,
  formatPeriodWithEra,
  formatPlaces,
  splitLines,
  splitTitle,
} from '../../../server/contract/format.ts'
import { formatSourcing, sourcingCaveat } from '../../../server/contract/sourcing.ts'
import {
  type FacetId,
  labelOf,
  mentionedMoney,
  scenes,
  themes,
} from '../../../server/contract/vocabulary.ts'
import { casesHref, exportHref } from '../../case-links.ts'
import { BodySize } from '../../own-body/BodySize.tsx'
import { MarkedText } from '../../parts/MarkedText.tsx'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { SceneBadge, SceneLabels } from '../../parts/SceneBadge.tsx'
import { ChooseCase } from '../../parts/SelectionBar.tsx'

/** Title, summary and catalogue card of a case. */
export function CaseHead({ case: shown }: { case: CaseAnswer }): VNode {
  const { main, sub } = splitTitle(shown.title)
  return (
    <header class="case-head">
      <div>
        <p class="case-where">
          <span>{formatPlaces(shown.municipalities)}</span>
          <BodySize {...shown} />
          <span class="num">{formatPeriodWithEra(shown.period)}</span>
          <MembersOnlyMark {...shown} />
        </p>
        <h1 class="case-title" tabIndex={-1}>
          {main}
          {sub && <span>{sub}</span>}
        </h1>
        <ol class="summary" id="summary" aria-label="3行の要約">
          {splitLines(shown.summary).map((line) => (
            <li key={line}>
              <span class="phrase">{line}</span>
            </li>
          ))}
        </ol>
        <CaseTools case={shown} />
      </div>
      <FactsBox case={shown} />
    </header>
  )
}

/** What a reader can do with a case; each works without a script but the printing. */
function CaseTools({ case: shown }: { case: CaseAnswer }): VNode {
  const slugs = [shown.slug]
  return (
    <div class="case-tools">
      <span class="with-script">
        <ChooseCase {...shown} />
      </span>
      <a href={casesHref('/onepage', slugs)}>一枚にまとめる</a>
      <a href={casesHref('/kit', slugs)}>勉強会キットをつくる</a>
      <a href={casesHref('/visit', slugs)}>視察前の質問票</a>
      <a href={exportHref('docx', slugs)} download>
        Wordで受け取る
      </a>
      <a href="#citation">引用の形を写す</a>
      <button class="with-script text-button" type="button" onClick={() => window.print()}>
        印刷する
      </button>
    </div>
  )
}

/** The catalogue card of a case; no row is left out, what is not known says 「不明」. */
export function FactsBox({ case: shown }: { case: CaseAnswer }): VNode {
  const [main = '', ...also] = shown.scenes
  const hasMoney = Boolean(shown.quotes.cost) || shown.money.quotes.length > 0
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
        <Fact name="規模">
          <BodySize {...shown} />
        </Fact>
        <Fact name="期間">
          {formatPeriodWithEra(shown.period)
            .split(/(?=（)/)
            .map((piece) => (
              <span key={piece} class="piece">
                {piece}
              </span>
            ))}
        </Fact>
        <Fact name="結末">
          <OutcomeFact {...shown} />
        </Fact>
        <Fact name="いまの姿">{quote(shown.quotes.now)}</Fact>
        <Fact name="担い手">{shown.roles.length > 0 && <Roles roles={shown.roles} />}</Fact>
        <Fact name="費用">{hasMoney && <MoneyFact {...shown} />}</Fact>
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
        <Fact name="出典">{formatSourcing(shown.sourcing)}</Fact>
        <Fact name="最終確認">{formatDate(shown.checked)}</Fact>
      </dl>
      <p class="note facts-caveat">{sourcingCaveat}</p>
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

function quote(sentence: Quote): VNode | undefined {
  return sentence && <MarkedText {...sentence} />
}

/** What became of it leads to where that is told; its sentence is not said again beside the same one of 「いまの姿」. */
function OutcomeFact({ outcome, quotes }: Pick<CaseAnswer, 'outcome' | 'quotes'>): VNode {
  const { quote: said } = outcome
  const label = formatOutcome(outcome)
  if (!said) return <span class="unknown">{label}</span>
  return (
    <>
      <a href={`#${said.section}`}>{label}</a>
      {said.text !== quotes.now?.text && <div>{quote(said)}</div>}
    </>
  )
}

const amountsShown = 2

/** The sum, or that there is none and the amounts that the text speaks of; words about the cost without an amount stand first. */
function MoneyFact({ money, quotes }: Pick<CaseAnswer, 'money' | 'quotes'>): VNode {
  if (money.state !== 'mentioned') return <>{quote(quotes.cost)}</>
  const amounts = money.quotes.map((one) => <li key={one.text}>{quote(one)}</li>)
  const rest = amounts.slice(amountsShown)
  return (
    <>
      {quote(quotes.cost) ?? <span class="unknown">総額は不明</span>}
      <span class="role">{mentionedMoney}</span>
      <ul>{amounts.slice(0, amountsShown)}</ul>
      {rest.length > 0 && (
        <details class="fold">
          <summary class="more">
            <span class="when-folded">ほか{rest.length}文を見る</span>
            <span class="when-open">たたむ</span>
          </summary>
          <ul>{rest}</ul>
        </details>
      )}
    </>
  )
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
