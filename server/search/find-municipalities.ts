/** Municipalities and prefectures by what somebody types of their name: kanji or kana, with or without the prefecture. */

import { countPeople } from '../cases/body-size.ts'
import type { MunicipalitiesAnswer } from '../contract/api.ts'
import { prefectures } from '../contract/vocabulary.ts'
import { once } from '../once.ts'
import { writeCanonical } from '../text/canonical.ts'
import { listMunicipalities } from '../text/municipalities.ts'
import { normalizeText } from '../text/normalize.ts'

type Body = MunicipalitiesAnswer['municipalities'][number]

const most = 10

/** A body with all that its name can begin with. */
type Entry = { body: Body; writings: readonly string[]; short: string }

const entries = once((): Entry[] => {
  const whole = prefectures.map(({ label }) => ({ name: label, prefecture: label, kana: '' }))
  return [...whole, ...listMunicipalities()].flatMap(({ kana, ...named }) => {
    const population = countPeople(named)
    if (population === undefined) return []
    const name = simplify(named.name)
    const full = simplify(`${named.prefecture}${named.name}`)
    return [
      { body: { ...named, population }, writings: [name, full, kana], short: name.slice(0, -1) },
    ]
  })
})

/** Up to ten bodies whose name begins with the text: whole names first, then the larger; none for an empty text. */
export function findMunicipalities(text: string): Body[] {
  const typed = simplify(text)
  if (typed === '') return []
  return entries()
    .map((entry) => ({ ...entry, rank: rankEntry(entry, typed) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || b.body.population - a.body.population)
    .slice(0, most)
    .map(({ body }) => body)
}

/** The whole name, the name without its 市, 区, 町 or 村, and the beginning of one. */
function rankEntry({ writings, short }: Entry, typed: string): number {
  if (writings.includes(typed)) return 3
  if (short === typed) return 2
  return writings.some((written) => written.startsWith(typed)) ? 1 : 0
}

/** Readings are in hiragana; a name in katakana (ニセコ町) is found by its reading too, and 龍ヶ崎 as 竜ケ崎. */
function simplify(text: string): string {
  return writeCanonical(normalizeText(text))
    .replaceAll(' ', '')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}
