/** Where each prefecture stands on a map of equal tiles, narrow enough for a phone; its shape is only roughly Japan's. */

import { prefectures } from '../../server/vocabulary.ts'

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
export const tileRows = rows.length

export type Tile = { id: string; name: string; column: number; row: number }

/** The tiles from north to south, those of prefectures before that of the whole country. */
export const tiles: readonly Tile[] = prefectures.flatMap(({ id, label }) => {
  const name = label === '北海道' ? label : label.replace(/[都府県]$/, '')
  const row = rows.findIndex((names) => names.includes(name))
  return row < 0 ? [] : [{ id, name, row, column: rows[row]?.indexOf(name) ?? 0 }]
})
