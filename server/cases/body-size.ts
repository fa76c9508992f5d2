/** How many people a body of a case has, and of which class it is: from the table of all municipalities. */

import {
  type PopulationClassId,
  populationClasses,
  type SizeId,
  sizes,
} from '../contract/vocabulary.ts'
import { once } from '../once.ts'
import { listMunicipalities } from '../text/municipalities.ts'
import type { Municipality } from './case.ts'

type Named = Pick<Municipality, 'name' | 'prefecture' | 'code'>

/** People at the census of 2020 by code, and by prefecture and name for a body without a code; prefectures by name. */
const populations = once(() => {
  const known = new Map<string, number>()
  for (const { code, prefecture, name, population = 0 } of listMunicipalities()) {
    known.set(prefecture, (known.get(prefecture) ?? 0) + population)
    if (population === 0) continue
    known.set(code, population)
    known.set(`${prefecture}${name}`, population)
  }
  return known
})

/** The people of a municipality or a prefecture at the census of 2020; undefined for any other body. */
export function countPeople({ code = '', prefecture, name }: Named): number | undefined {
  if (name === prefecture) return populations().get(prefecture)
  return populations().get(code) ?? populations().get(`${prefecture}${name}`)
}

/** The band of population of a body; prefectures are one of their own. */
export function sizeOf(body: Named): SizeId | undefined {
  const people = countPeople(body)
  if (people === undefined) return undefined
  if (body.name === body.prefecture) return 'prefecture'
  return sizes.find(({ below }) => people < below)?.id
}

/** 地方自治法第252条の19の指定都市を定める政令 (20). */
const designatedCities = new Set(
  '札幌 仙台 さいたま 千葉 横浜 川崎 相模原 新潟 静岡 浜松 名古屋 京都 大阪 堺 神戸 岡山 広島 北九州 福岡 熊本'.split(
    ' ',
  ),
)

/** 地方自治法第252条の22の中核市を定める政令 (62). */
const coreCities = new Set(
  '函館 旭川 青森 八戸 盛岡 秋田 山形 福島 郡山 いわき 水戸 宇都宮 前橋 高崎 川越 川口 越谷 船橋 柏 八王子 横須賀 富山 金沢 福井 甲府 長野 松本 岐阜 豊橋 岡崎 一宮 豊田 大津 豊中 吹田 高槻 枚方 八尾 寝屋川 東大阪 姫路 尼崎 明石 西宮 奈良 和歌山 鳥取 松江 倉敷 呉 福山 下関 高松 松山 高知 久留米 佐世保 長崎 大分 宮崎 鹿児島 那覇'.split(
    ' ',
  ),
)

/** The class of a body by its name; whatever is in no table is another body. */
export function classOf(body: Named): PopulationClassId {
  if (countPeople(body) === undefined) return 'other'
  const { name, prefecture } = body
  if (name === prefecture) return 'prefecture'
  if (name.endsWith('区')) return 'special-ward'
  if (!name.endsWith('市')) return 'town-village'
  const plain = name.slice(0, -1)
  if (designatedCities.has(plain)) return 'designated-city'
  return coreCities.has(plain) ? 'core-city' : 'city'
}

/** The classes of a case: its own, or, of several bodies together, that of each. */
export function listClasses(found: {
  population: string
  municipalities: readonly Named[]
}): string[] {
  if (found.population !== 'other' || found.municipalities.length < 2) return [found.population]
  const classes = new Set(found.municipalities.map(classOf))
  return populationClasses.map(({ id }) => id).filter((id) => classes.has(id))
}
