import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { labelOf, scenes } from '../../server/vocabulary.ts'
import { formatYear } from '../format.ts'
import { SceneMap } from './SceneMap.tsx'
import { placeScenes } from './scene-place.ts'

type Props = Pick<CaseAnswer, 'path' | 'scenes'>

/** How a case moved over the 12 scenes, drawn and in words; without a record, where it stands. */
export function ScenePath({ path, scenes: ids }: Props): VNode {
  const isRecorded = path.length > 0
  return (
    <div class="wide figure-pair">
      <figure>
        <SceneMap path={path} scenes={ids} />
        <figcaption>
          {isRecorded
            ? '線は移った順を示す。通り過ぎた欄に意味はない。分類は編集部の判断による。'
            : '塗りは主な場面、枠はあわせて付く場面。分類は編集部の判断による。'}
        </figcaption>
      </figure>
      {isRecorded ? <StepList path={path} /> : <SceneNote ids={ids} />}
    </div>
  )
}

function StepList({ path }: { path: CaseAnswer['path'] }): VNode {
  return (
    <ol class="steps" aria-label="歩みの説明">
      {path.map((step) => (
        <li key={`${step.year}-${step.note}`}>
          <span>
            <b class="num">
              {step.year !== undefined && `${formatYear(step.year)}　`}
              {labelOf(scenes, step.scene)}
            </b>
            <br />
            {step.note}
          </span>
        </li>
      ))}
    </ol>
  )
}

function SceneNote({ ids }: { ids: readonly string[] }): VNode {
  return (
    <div class="small">
      <ul class="scene-names">
        {placeScenes(ids).map(({ scene }, index) => (
          <li key={scene.id}>
            {index === 0 ? '主な場面' : 'あわせて'}　<b>{scene.label}</b>
            <br />
            <span class="sub">
              {scene.mark}
              {scene.name}（仮の名）
            </span>
          </li>
        ))}
      </ul>
      <p class="mt-3">場面が移った年の記録は見つかっていないので、道筋は引いていない。</p>
    </div>
  )
}
