/**
 * One complete small case for every test: as an object (its sections given as paragraphs, as Markdown or as plain sentences,
 * any other part replaced), and as the text of a file, to be bent into every wrong shape.
 */

import type { Case, Section } from '../../server/cases/case.ts'
import { renderBody } from '../../server/cases/render.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import { cutSentences } from '../../server/text/sentences.ts'

/** A case whose sections hold these paragraphs, in the fixed order of sections. */
export function makeCase(paragraphs: readonly string[][], replaced: Partial<Case> = {}): Case {
  return {
    slug: 'shiken-city-kaizen',
    title: '試験市の改善 ― 小さく始めた窓口',
    municipalities: [{ name: '試験市', prefecture: '岩手県' }],
    population: 'city',
    collections: ['kaizen-movement'],
    period: { from: 2012 },
    scenes: ['workplace.improve'],
    path: [],
    themes: ['teamwork'],
    fields: ['窓口'],
    actors: ['市民課'],
    adopters: [],
    barriers: ['silos'],
    quotes: {},
    responses: [],
    updates: [],
    keywords: ['窓口改善'],
    summary: ['手順を書き出した。', '聞き取る形にした。', '待ち時間は短くなった。'],
    questions: ['窓口の待ち時間が長い'],
    unknown: [],
    asks: [],
    visibility: 'public',
    confidence: 'high',
    checked: '2026-11-22',
    related: [],
    aliases: [],
    sources: [],
    sections: sections.map(({ id, label }, at) => ({
      ...{ id, label, html: '', blocks: [], sources: [] },
      paragraphs: paragraphs[at] ?? [],
    })),
    ...replaced,
  }
}

/** A section written in Markdown. */
export function makeSection(markdown: string): Section {
  const [part] = renderBody(markdown)
  const { html = '', blocks = [], paragraphs = [], sources = [] } = part ?? {}
  return { id: 'actions', label: '取り組み', html, blocks, paragraphs, sources }
}

/** A case whose sections are these texts in Markdown, with two sources. */
export function makeWrittenCase(texts: readonly string[], replaced: Partial<Case> = {}): Case {
  return makeCase([], {
    sources: [
      { id: 1, title: '窓口のあゆみ', publisher: '試験市', url: 'https://example.jp/1' },
      { id: 2, title: '調査', publisher: '試験新聞', url: 'https://example.jp/2', date: '2019-04' },
    ],
    sections: texts.map((text, at) => {
      const { id, label } = sections[at] ?? { id: 'trouble', label: 'つまずきとその後' }
      return { ...makeSection(text), id, label }
    }),
    ...replaced,
  })
}

/** A case whose sections hold these plain sentences, one paragraph each, without marks; the others say that nothing is known. */
export function makePlainCase(
  texts: Partial<Record<(typeof sections)[number]['id'], string>>,
  replaced: Partial<Case> = {},
): Case {
  const found = makeCase([], replaced)
  return {
    ...found,
    sections: sections.map(({ id, label }) => {
      const text = texts[id] ?? '確認できた情報はない。'
      const sentences = cutSentences(text).map((sentence) => ({ text: sentence, sources: [] }))
      const blocks = [{ kind: 'paragraph' as const, lines: [{ sentences }] }]
      return { id, label, html: `<p>${text}</p>`, blocks, paragraphs: [text], sources: [] }
    }),
  }
}

/** The front matter of the case as a file. */
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

/** Its body. */
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

/** The whole file, without a problem. */
export const goodCase = `---\n${head}---\n${body}`

/** The good case with one piece of its text replaced; fails when the piece is not there. */
export function bend(from: string, to: string, text = goodCase): string {
  if (!text.includes(from)) throw new Error(`not in the case: ${from}`)
  return text.replace(from, () => to)
}
