import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract/api.ts'
import { prefectures } from '../../server/contract/vocabulary.ts'
import { tintOf } from './scene-place.ts'

const side = 44

type PrefectureMapProps = {
  values: readonly FacetValue[]
  chosen: readonly string[]
  hrefOf: (id: string) => string
}

/** The prefectures as tiles, each with its count and a way to its cases. */
export function PrefectureMap({ values, chosen, hrefOf }: PrefectureMapProps): VNode {
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

/** Where each prefecture stands on a map of equal tiles, narrow enough for a phone; its shape is only roughly Japan's. */
const map = `
・   ・   ・   ・   ・   ・   ・   北海道
・   ・   ・   ・   ・   ・   ・   青森
・   ・   ・   ・   ・   ・   秋田 岩手
・   ・   ・   ・   ・   ・   山形 宮城
・   ・   ・   ・   石川 富山 新潟 福島
・   ・   ・   福井 岐阜 長野 群馬 栃木
・   ・   京都 滋賀 愛知 山梨 埼玉 茨城
鳥取 兵庫 大阪 奈良 三重 静岡 東京 千葉
島根 岡山 ・   和歌山 ・ ・  神奈川 ・
山口 広島 香川 徳島 ・   ・   ・   ・
福岡 大分 愛媛 高知 ・   ・   ・   ・
佐賀 熊本 宮崎 ・   ・   ・   ・   ・
長崎 鹿児島 ・ ・   ・   ・   ・   全国
沖縄 ・   ・   ・   ・   ・   ・   ・
`

const rows = map
  .trim()
  .split('\n')
  .map((line) => line.split(/ +/))

export const tileColumns = 8
const tileRows = rows.length

type Tile = { id: string; name: string; column: number; row: number }

/** The tiles from north to south, those of prefectures before that of the whole country. */
export const tiles: readonly Tile[] = prefectures.flatMap(({ id, label }) => {
  const name = label === '北海道' ? label : label.replace(/[都府県]$/, '')
  const row = rows.findIndex((names) => names.includes(name))
  return row < 0 ? [] : [{ id, name, row, column: rows[row]?.indexOf(name) ?? 0 }]
})
