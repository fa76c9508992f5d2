import type { VNode } from 'preact'
import { facetHref } from '../../../server/contract/address.ts'
import type { LocateAnswer } from '../../../server/contract/pages.ts'
import { type SceneId, scenes } from '../../../server/contract/vocabulary.ts'
import { SceneGrid, type StepMark } from '../../parts/SceneGrid.tsx'
import type { Side, Standing, Steps } from './standing.ts'

type StandingPanelProps = { locate: LocateAnswer; standing: Standing; steps: Steps }

/** Where the reader stands on the 12 scenes, and which answers say so. */
export function StandingPanel({ locate, standing, steps }: StandingPanelProps): VNode {
  const counts = new Map(Object.entries(locate.scenes).map(([id, { count }]) => [id, count]))
  return (
    <div class="standing">
      <SceneGrid
        caption="12の場面。数は、その場面の事例の数"
        counts={counts}
        chosen={standing.cells}
        chosenWord="いまの場面"
        steps={markSteps(steps)}
        hrefOf={(scene) => facetHref('scene', scene.id)}
      />
      <p class="standing-word" aria-live="polite">
        {sayStanding(standing)}
      </p>
      <dl class="standing-why">
        <SideReason name="ステージ" side={standing.stage} />
        <SideReason name="変革レベル" side={standing.level} />
      </dl>
    </div>
  )
}

function markSteps({ wider, deeper }: Steps): Map<string, StepMark> {
  return new Map<string, StepMark>([
    ...wider.map((id): [string, StepMark] => [id, { arrow: '→', word: '右へ一歩' }]),
    ...deeper.map((id): [string, StepMark] => [id, { arrow: '↓', word: '下へ一歩' }]),
  ])
}

/** The place in one sentence. */
export function sayStanding({ stage, level, cells }: Standing): string {
  const [first, second] = cells.map(nameScene)
  if (first === undefined) {
    if (stage.answered > 0) return '深さの問いにも一つ答えると、いまの場面が出る。'
    if (level.answered > 0) return '範囲の問いにも一つ答えると、いまの場面が出る。'
    return '範囲と深さの問いに一つずつ答えると、いまの場面が出る。'
  }
  if (second === undefined) return `いまの場面は${first}。`
  if (cells.length === 2) return `${first}と${second}、二つの場面の間にいる。`
  return `答えが${cells.length}つの場面に分かれた。一つに決めるには、選び直せる問いがないか見る。`
}

function nameScene(id: SceneId): string {
  const scene = scenes.find((one) => one.id === id)
  return scene === undefined ? '' : `${scene.mark}${scene.label}「${scene.name}」`
}

type SideReasonProps = { name: string; side: Side<string> }

function SideReason({ name, side: { leading, answered } }: SideReasonProps): VNode | null {
  if (leading.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      {leading.map(({ id, label, said }) => (
        <dd key={id}>
          <b>{label}</b>
          <span class="sub">
            {'　'}
            {answered}つの答えのうち{said.length}つ
          </span>
          <ul>
            {said.map((text) => (
              <li key={text}>「{text}」</li>
            ))}
          </ul>
        </dd>
      ))}
    </div>
  )
}
