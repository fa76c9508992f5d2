import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import { type Tile, tileColumns, tileRows, tiles } from './prefecture-tiles.ts'
import { tintOf } from './scene-place.ts'

const side = 44

type Props = {
  values: readonly FacetValue[]
  chosen: readonly string[]
  hrefOf: (id: string) => string
}

/** The prefectures as tiles, each with its count and a way to its cases. */
export function PrefectureMap({ values, chosen, hrefOf }: Props): VNode {
  const counts = new Map(values.map(({ value, count }) => [value, count]))
  const most = Math.max(0, ...counts.values())
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a title would hang over every tile; each link has its own name.
    <svg class="tiles" viewBox={`-1 -1 ${tileColumns * side + 2} ${tileRows * side + 2}`}>
      {tiles.map((tile) => {
        const count = counts.get(tile.id) ?? 0
        const isChosen = chosen.includes(tile.id)
        const shape = <TileShape tile={tile} count={count} />
        if (count === 0 && !isChosen) {
          return (
            <g key={tile.id} class="tile zero">
              {shape}
            </g>
          )
        }
        return (
          <a
            key={tile.id}
            class={`tile t${tintOf(count, most)}`}
            href={hrefOf(tile.id)}
            aria-current={isChosen ? 'true' : undefined}
          >
            {shape}
          </a>
        )
      })}
    </svg>
  )
}

/** Three characters are set narrower, as in print, rather than smaller. */
function TileShape({ tile: { name, column, row }, count }: { tile: Tile; count: number }): VNode {
  const [x, y] = [column * side, row * side]
  const squeeze = name.length > 2 ? { textLength: side - 4, lengthAdjust: 'spacingAndGlyphs' } : {}
  return (
    <>
      <rect x={x} y={y} width={side} height={side} />
      <text x={x + side / 2} y={y + 18} {...squeeze}>
        {name}
      </text>
      {/* Between two texts a space, for those who hear them. */}{' '}
      <text class="tile-count" x={x + side / 2} y={y + 37}>
        {count}
      </text>
    </>
  )
}
