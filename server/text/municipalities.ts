/** The 1,741 municipalities of the country with their official readings, from data/municipalities.tsv. */

import { readOwnText } from '../home/home.ts'

export type Municipality = {
  /** Six digits, the last a check digit. */
  code: string
  /** In kanji: 大分県. */
  prefecture: string
  /** With its 市, 区, 町 or 村. */
  name: string
  /** The official reading of the name in hiragana. */
  kana: string
  /** At the census of 2020; undefined where nobody was counted (双葉町, evacuated). */
  population?: number
}

let read: readonly Municipality[] | undefined

/** Every municipality in the order of its code; the file (90 KB, 2 ms) is read at the first call. */
export function listMunicipalities(): readonly Municipality[] {
  read ??= readOwnText(new URL('../data/municipalities.tsv', import.meta.url))
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map(readLine)
  return read
}

function readLine(line: string): Municipality {
  const [code = '', prefecture = '', name = '', kana = '', population = ''] = line.split('\t')
  const municipality: Municipality = { code, prefecture, name, kana }
  if (population !== '') municipality.population = Number(population)
  return municipality
}
