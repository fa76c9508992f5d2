import type { VNode } from 'preact'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatYear } from '../../../server/contract/format.ts'
import { labelOf, scenes, stages } from '../../../server/contract/vocabulary.ts'
import { placeScenes } from '../../parts/scene-place.ts'
import { cell, cornerOf, drawWays, placeStops } from './scene-map.ts'

type ScenePathProps = Pick<CaseAnswer, 'path' | 'scenes'>

/** How a case moved over the 12 scenes, drawn and in words; without a record, where it stands. */
export function ScenePath({ path, scenes: ids }: ScenePathProps): VNode {
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

type SceneMapProps = Pick<CaseAnswer, 'path' | 'scenes'>

const levelLines = [
  { text: '不具合', y: 75 },
  { text: '解消', y: 99 },
  { text: '改善', y: 183 },
  { text: '革新', y: 279 },
]

/** The drawing: stops and ways where the path is known, else the scenes filled and framed. */
function SceneMap({ path, scenes: ids }: SceneMapProps): VNode {
  const isRecorded = path.length > 0
  return (
    <svg class="map" viewBox="0 0 562 324" role="img" aria-labelledby="map-title map-text">
      <title id="map-title">
        {isRecorded ? '12の場面の上にたどった、この事例の歩み' : '12の場面のうち、この事例のある所'}
      </title>
      <desc id="map-text">{isRecorded ? describePath(path) : describeScenes(ids)}</desc>
      <rect class="sheet" x="80.5" y="34.5" width="479" height="287" />
      <path
        class="line"
        d="M200.5 34.5v287M320.5 34.5v287M440.5 34.5v287M80.5 130.5h479M80.5 226.5h479"
      />
      {isRecorded ? <StayedCells path={path} /> : <SceneCells ids={ids} />}
      <rect class="frame" x="80.5" y="34.5" width="479" height="287" />
      <g class="axis" text-anchor="middle">
        {stages.map((stage, column) => (
          <text key={stage.id} x={140 + column * cell.width} y="22">
            {stage.label}
          </text>
        ))}
      </g>
      <g class="axis" text-anchor="end">
        {levelLines.map(({ text, y }) => (
          <text key={text} x="70" y={y}>
            {text}
          </text>
        ))}
      </g>
      {isRecorded ? <PathLine path={path} /> : <SceneWords ids={ids} />}
    </svg>
  )
}

function StayedCells({ path }: { path: CaseAnswer['path'] }): VNode {
  const places = placeScenes([...new Set(path.map((step) => step.scene))])
  return (
    <>
      {places.map(({ scene, column, row }) => (
        <rect key={scene.id} class="wash" {...cornerOf(column, row)} width="120" height="96" />
      ))}
    </>
  )
}

function SceneCells({ ids }: { ids: readonly string[] }): VNode {
  return (
    <>
      {placeScenes(ids).map(({ scene, column, row }, index) => {
        const { x, y } = cornerOf(column, row)
        return index === 0 ? (
          <rect key={scene.id} class="here" x={x} y={y} width="120" height="96" />
        ) : (
          <rect key={scene.id} class="also" x={x + 4} y={y + 4} width="112" height="88" />
        )
      })}
    </>
  )
}

function SceneWords({ ids }: { ids: readonly string[] }): VNode {
  return (
    <>
      {placeScenes(ids).map(({ scene, column, row }, index) => {
        const { x, y } = cornerOf(column, row)
        return (
          <text key={scene.id} class={index === 0 ? 'on' : 'year'} x={x + 14} y={y + 28}>
            {index === 0 ? '主な場面' : 'あわせて'}
          </text>
        )
      })}
    </>
  )
}

function PathLine({ path }: { path: CaseAnswer['path'] }): VNode {
  const stops = placeStops(path)
  return (
    <>
      <defs>
        <marker
          id="tip"
          viewBox="0 0 10 10"
          refX="8"
          refY="5"
          markerWidth="4.5"
          markerHeight="4.5"
          orient="auto"
        >
          <path class="here" d="M0 0 10 5 0 10z" />
        </marker>
      </defs>
      {drawWays(stops).map(({ x1, y1, x2, y2 }) => (
        <path
          key={`${x1}-${y1}-${x2}-${y2}`}
          class="way"
          marker-end="url(#tip)"
          d={`M${x1} ${y1} ${x2} ${y2}`}
        />
      ))}
      {stops.map(({ x, y, yearX, yearY, alone, step }, index) => (
        <g key={`${x}-${y}`}>
          <circle class="stop" cx={x} cy={y} r="13" />
          <text class="stop-no" x={x} y={y + 5}>
            {index + 1}
          </text>
          {step.year !== undefined && (
            <text class="year" x={yearX} y={yearY} text-anchor={alone ? 'middle' : 'start'}>
              {step.year}
            </text>
          )}
        </g>
      ))}
    </>
  )
}

function describePath(path: CaseAnswer['path']): string {
  const stops = path.map(({ year, scene }) =>
    year === undefined ? labelOf(scenes, scene) : `${year}年に${labelOf(scenes, scene)}`,
  )
  return `${stops.join('、')}の順に移った。`
}

function describeScenes(ids: readonly string[]): string {
  const [main = '', ...also] = ids.map((id) => labelOf(scenes, id))
  const further = also.length > 0 ? `あわせて${also.join('、')}。` : ''
  return `主な場面は${main}。${further}移った年の記録はない。`
}
