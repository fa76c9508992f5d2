import type { VNode } from 'preact'
import { levels, type Scene, stages } from '../../server/vocabulary.ts'
import { sceneRows, tintOf } from './scene-place.ts'

type Props = {
  caption: string
  /** Cases of each scene; without counts the cells show the numbers of the scenes. */
  counts: ReadonlyMap<string, number> | undefined
  chosen: readonly string[]
  hrefOf: (scene: Scene) => string
}

/** The medium table: a cell leads to its scene, an empty one stays as a 0 that cannot be pressed. */
export function SceneGrid({ caption, counts, chosen, hrefOf }: Props): VNode {
  const most = Math.max(0, ...(counts?.values() ?? []))
  return (
    <table class="grid12 grid12--m">
      <caption class="hidden-text">{caption}</caption>
      <thead>
        <tr>
          <td class="corner" />
          {stages.map((stage) => (
            <th key={stage.id} scope="col">
              {stage.id === 'organization' ? breakAfter(stage.label, 2) : stage.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((level, row) => (
          <tr key={level.id}>
            <th scope="row">{level.id === 'fix' ? breakAfter(level.label, 3) : level.label}</th>
            {(sceneRows[row] ?? []).map((scene) => (
              <td key={scene.id}>
                <GridCell
                  scene={scene}
                  count={counts === undefined ? undefined : (counts.get(scene.id) ?? 0)}
                  most={most}
                  chosen={chosen.includes(scene.id)}
                  href={hrefOf(scene)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = {
  scene: Scene
  count: number | undefined
  most: number
  chosen: boolean
  href: string
}

function GridCell({ scene, count, most, chosen, href }: CellProps): VNode {
  const name = `${scene.mark}${scene.name}${chosen ? '、選択中' : ''} `
  if (count === 0 && !chosen) {
    return (
      <span class="cell zero">
        <span class="hidden-text">{name}</span>
        <span class="cell-count">0</span>
      </span>
    )
  }
  return (
    <a
      class={`cell t${tintOf(count ?? 0, most)}`}
      href={href}
      aria-current={chosen ? 'true' : undefined}
    >
      <span class="hidden-text">{name}</span>
      <span class="cell-count" aria-hidden={count === undefined ? 'true' : undefined}>
        {count ?? scene.mark}
      </span>
    </a>
  )
}

/** Narrow headings break where the word does. */
function breakAfter(label: string, length: number): VNode {
  return (
    <>
      {label.slice(0, length)}
      <br />
      {label.slice(length)}
    </>
  )
}
