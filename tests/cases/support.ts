/** A complete small case as text, to be bent into every wrong shape, and real folders to put it in. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export const head = `title: 試験市の改善 ― 小さく始めた窓口
municipalities:
  - {name: 試験市, prefecture: 岩手県}
populationClass: 一般市
collections: [改善運動]
period: {from: 2012, to: 2020}
scenes: [職場×改善, 役所全体×改善]
themes: [職場のチームワーク]
fields: [窓口]
actors: [市民課]
barriers: [縦割り]
keywords: [窓口改善]
summary: |-
  市民課が2012年に窓口の手順を書き出した。
  重なる記入をやめ、職員が聞き取る形にした。
  待ち時間は短くなったが、人手は足りないままだった。
questions:
  - 窓口の待ち時間が長い。何から直すか
  - 同じことを何枚も書かせる手続きをやめたい
  - システムの前に、職場でできることはあるか
  - 繁忙期だけ人が足りない。どう乗り切るか
visibility: public
status: published
confidence: high
checked: "2026-11-22"
related: []
sources:
  - id: 1
    title: 窓口のあゆみ
    yomi: まどぐちのあゆみ
    publisher: 試験市
    url: "https://example.jp/1"
    date: "2018-04"
`

export const body = `
## 背景

待ち時間が長かった[^1]。

## 取り組み

2012（平成24）年、市民課は手順を書き出した[^1]。

## 成果

待ち時間は短くなった[^1]。

## 工夫

確認できた情報はない。

## つまずきとその後

人手は足りないままだった[^1]。
`

export const goodCase = `---\n${head}---\n${body}`

/** The good case with one piece of its text replaced; fails when the piece is not there. */
export function bend(from: string, to: string, text = goodCase): string {
  if (!text.includes(from)) throw new Error(`not in the case: ${from}`)
  return text.replace(from, () => to)
}

/** Runs of a property test: enough for every push; `PROPERTY_RUNS=2000 npm test` before a release. */
export const propertyRuns = Number(process.env['PROPERTY_RUNS'] ?? 200)

/** A fresh folder with these files, removed after the test. */
export async function makeFolder(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cases-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}
