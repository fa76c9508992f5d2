/** What a pack holds that is no package of its scripts: the dictionary, the model, the tables. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownTexts } from './licence-texts.ts'

export type DataPart = { name: string; licence: string; note: string; texts: string[] }

const root = fileURLToPath(new URL('../..', import.meta.url))
const kuromoji = join(root, 'node_modules/kuromoji')

const always = [
  {
    name: '形態素解析の辞書（mecab-ipadic-2.7.0-20070801）',
    licence: 'NAIST-2003',
    note: 'kuromoji（Apache-2.0）に入っているものを、この図書館の形に直した。',
    files: [join(kuromoji, 'NOTICE.md')],
  },
  {
    name: '市区町村の表',
    licence: 'CC0-1.0',
    note: '名と読みは localgovjp（https://creativecommons.org/publicdomain/zero/1.0/deed.ja）、人口は2020年国勢調査（総務省統計局）を加工した。',
    files: [],
  },
  {
    name: '旧字・異体字の表',
    licence: 'CC-BY-SA-2.1-JP',
    note: '文字情報技術促進協議会「MJ縮退マップ」（https://creativecommons.org/licenses/by-sa/2.1/jp/）、OpenCC（Apache-2.0）、Unicode の Unihan（Unicode-3.0）から作った。この表は CC BY-SA 2.1 JP で使える。',
    files: [join(kuromoji, 'LICENSE-2.0.txt'), join(ownTexts, 'unicode-v3.txt')],
  },
]

const ofMeaning = {
  name: '意味のモデル（e5-small-ja-kaizen）',
  licence: 'MIT',
  note: '学び直しに使った JaQuAD は CC BY-SA 3.0（https://creativecommons.org/licenses/by-sa/3.0/）。',
  files: [join(root, 'server/search/model/LICENSE')],
}

/** These parts with the texts of their licences. */
export function readDataParts({ hasMeaning }: { hasMeaning: boolean }): Promise<DataPart[]> {
  const parts = hasMeaning ? [...always, ofMeaning] : always
  return Promise.all(
    parts.map(async ({ files, ...part }) => ({
      ...part,
      texts: await Promise.all(files.map((file) => readFile(file, 'utf8'))),
    })),
  )
}
