import type { VNode } from 'preact'
import type { Hit, Reason, Segment } from '../../../server/contract/api.ts'
import { splitLines, splitTitle } from '../../../server/contract/format.ts'
import { labelOf, sections } from '../../../server/contract/vocabulary.ts'
import { CaseWhere } from '../../parts/CaseWhere.tsx'
import { SceneBadge, SceneLabel } from '../../parts/SceneBadge.tsx'
import { ChooseCase } from '../../parts/SelectionBar.tsx'

type HitItemProps = {
  hit: Hit
  /** The level below what stands above the list. */
  heading: 'h2' | 'h3'
  /** Without words to search for there is nothing to explain. */
  explained: boolean
}

/** A case of a list with the reason why it stands there. */
export function HitItem({ hit, heading: Heading, explained }: HitItemProps): VNode {
  const { main, sub } = splitTitle(hit.title)
  const further = hit.scenes.length - 1
  const repeatsSummary = explained && hit.snippet.section === 'summary'
  return (
    <li class="hit">
      <div class="hit-scene">
        <SceneBadge scenes={hit.scenes} />
        <span>
          <SceneLabel id={hit.scenes[0] ?? ''} />
          {further > 0 && <span class="hit-further">ほか{further}つの場面</span>}
        </span>
        <ChooseCase {...hit} />
      </div>
      <div>
        <CaseWhere {...hit} />
        <Heading>
          <a href={`/cases/${hit.slug}`}>{main}</a>
          {sub && <span class="hit-sub">{sub}</span>}
        </Heading>
        {!repeatsSummary && (
          <p class="hit-summary phrase">{splitLines(hit.summary).slice(0, 2).join('')}</p>
        )}
        {explained && <HitReason hit={hit} />}
      </div>
    </li>
  )
}

function HitReason({ hit }: { hit: Hit }): VNode {
  const { section, segments } = hit.snippet
  const wordsOf = (wanted: Reason['kind']): readonly string[] =>
    hit.reasons.find(({ kind }) => kind === wanted)?.words ?? []
  const [question] = wordsOf('question')
  const [ask] = wordsOf('ask')
  const synonyms = wordsOf('synonym')
  const label = section === 'summary' ? '要約' : labelOf(sections, section)
  return (
    <div class="excerpt">
      <div>
        <WhyLabel match={hit.match} reasons={hit.reasons} />
        {synonyms.length > 0 && <p class="note phrase">同じ意味　{synonyms.join('、')}</p>}
      </div>
      <div>
        <p>
          <a href={`/cases/${hit.slug}#${section}`}>{label}</a>　<Excerpt segments={segments} />
        </p>
        {question !== undefined && <p class="sub">答える問い　{question}</p>}
        {ask !== undefined && <p class="sub">問いが近い　{ask}</p>}
      </div>
    </div>
  )
}

/** A passage with its matching words marked and its sentences close in meaning underlined. */
function Excerpt({ segments }: { segments: readonly Segment[] }): VNode {
  return <>{segments.map((segment, index) => markSegment(segment, index))}</>
}

function markSegment({ text, hit, near }: Segment, key: number): VNode | string {
  const words = hit ? <mark key={key}>{text}</mark> : text
  if (!near) return words
  return (
    <span key={key} class="near">
      {words}
    </span>
  )
}

const marks = { words: 'words', meaning: 'near', both: 'both' } as const

const labels = {
  words: '言葉が出てくる',
  meaning: '言葉は違うが近い内容',
  both: '言葉も内容も合う',
} as const

type WordKind = 'reading' | 'synonym' | 'related' | 'part'

/** Where none of the reader's own words was found, the label says what was found in their place. */
const otherLabels: Readonly<Record<WordKind, Record<'words' | 'both', string>>> = {
  reading: { words: '読みが同じ', both: '読みも内容も合う' },
  synonym: { words: '同じ意味の言葉', both: '同じ意味の言葉も内容も' },
  related: { words: '関係の深い言葉', both: '関係の深い言葉も内容も' },
  part: { words: '言葉の一部', both: '言葉の一部も内容も' },
}

type WhyLabelProps = { match: Hit['match']; reasons?: readonly Reason[] }

/** Why a case was found, with the same mark that its excerpt uses. */
export function WhyLabel({ match, reasons = [] }: WhyLabelProps): VNode {
  return <span class={`why why--${marks[match]}`}>{nameMatch(match, reasons)}</span>
}

function nameMatch(match: Hit['match'], reasons: readonly Reason[]): string {
  const kinds = reasons.map(({ kind }) => kind)
  const other = (['reading', 'synonym', 'related', 'part'] as const).find((kind) =>
    kinds.includes(kind),
  )
  if (match === 'meaning' || other === undefined || kinds.includes('word')) return labels[match]
  return otherLabels[other][match]
}
