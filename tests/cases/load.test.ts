import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type CaseDisk, realDisk } from '../../server/cases/folder.ts'
import { loadCases } from '../../server/cases/load.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { levels, scenes, stages } from '../../server/contract/vocabulary.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const folderOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

describe('the small library', () => {
  test('loads without a problem, sorted by slug', async () => {
    const { cases, problems } = await loadCases(folderOf('small-library'))
    expect(problems).toEqual([])
    const slugs = cases.map(({ slug }) => slug)
    expect(slugs).toHaveLength(11)
    expect(slugs).toEqual([...slugs].sort())
  })

  test('serves no draft, and its words are nowhere on the shelf', async () => {
    const shelf = await loadCases(folderOf('small-library'))
    expect(JSON.stringify(shelf)).not.toMatch(/霧原|kirihara|蜃気楼/)
  })

  test('keeps the members-only case apart by its visibility', async () => {
    const { cases } = await loadCases(folderOf('small-library'))
    const members = cases.filter(({ visibility }) => visibility === 'members')
    expect(members.map(({ slug }) => slug)).toEqual(['yukitani-city-hikitsugi'])
  })

  test('has all twelve scenes but one, four stages and three levels', async () => {
    const { cases } = await loadCases(folderOf('small-library'))
    const found = new Set(cases.flatMap((one) => one.scenes))
    expect(scenes.filter(({ id }) => !found.has(id)).length).toBeLessThanOrEqual(1)
    for (const { id } of stages) expect([...found].join()).toContain(`${id}.`)
    for (const { id } of levels) expect([...found].join()).toContain(`.${id}`)
  })

  test('comes out the same in whatever order the disk lists the files', async () => {
    const backwards: CaseDisk = {
      ...realDisk,
      list: async (folder) => (await realDisk.list(folder)).sort().reverse(),
    }
    const folder = folderOf('small-library')
    expect(await loadCases(folder, backwards)).toEqual(await loadCases(folder))
  })
})

test('every broken file of the error library is refused with its sentence and the good one is served', async () => {
  const { cases, problems } = await loadCases(folderOf('error-library'))
  expect(cases.map(({ slug }) => slug)).toEqual(['good-city-jimu-misu'])
  expect(
    problems.map((problem) => `${problem.severity} ${formatProblem(problem)}`),
  ).toMatchInlineSnapshot(`
    [
      "error Error-Name.md:1:1 ファイル名 — 「Error-Name」 / 半角の英小文字・数字を「-」でつないだ名 / 例: sora-town-koho.md",
      "error error-check-digit.md:4:40 municipalities（1件目）code — 「121001」 / 検査数字の合う6桁のコード / 例: "232131"",
      "error error-double-key.md:26:1 項目の欄 — 同じ名前の項目が二つ / 一つの名前は一度だけ",
      "warning error-headings.md:37:1 本文 — ない節 「成果」 / 「## 背景」「## 取り組み」「## 成果」「## 工夫」「## つまずきとその後」の5節 / 例: ## 成果",
      "error error-headings.md:38:1 本文 — 見出しの前の文 / 「## 背景」で始まる本文",
      "error error-headings.md:48:1 本文 — 知らない見出し「成果と効果」 / 「## 背景」「## 取り組み」「## 成果」「## 工夫」「## つまずきとその後」のどれか / 例: ## 成果",
      "error error-lost-source.md:40:22 本文 — 出典のない印「[^7]」 / sources の番号（1）",
      "error error-misspelt.md:1:1 visibility — ない項目 / 公開の範囲（public（だれでも）か members（会員だけ）） / 例: public",
      "error error-misspelt.md:23:12 visiblity — 知らない項目「visiblity」 / 「visibility」か",
      "error error-number-code.md:4:40 municipalities（1件目）code — 数 121002 / 文字（数や日付は引用符で囲む）。検査数字を含む6桁。頭の0が消えないよう、引用符で囲む / 例: "232131"",
      "error error-number-code.md:26:10 checked — 数 20240501 / 文字（数や日付は引用符で囲む）。出典と照らし合わせた日。引用符で囲む / 例: "2026-11-22"",
      "error error-period.md:7:26 period — 2015年から2012年 / from が to より後にならない期間 / 例: {from: 2012, to: 2020}",
      "error error-script.md:1:1 1行目 — 「---js」 / ちょうど「---」だけの行 / 例: ---",
      "error error-tab.md:4:1 項目の欄 — タブ文字による字下げ / 半角の空白による字下げ / 例: 空白2つ",
      "error error-unknown-words.md:4:29 municipalities（1件目）prefecture — 「千葉」 / 北海道・青森県…沖縄県・全国 のどれか / 例: 千葉県",
      "error error-unknown-words.md:5:18 populationClass — 「中核都市」 / 政令指定都市・中核市・一般市・特別区・町村・都道府県・その他 のどれか / 例: 中核市",
      "error error-unknown-words.md:8:10 scenes（1件目） — 「役所全体x不具合解消」 / 個人×不具合解消・個人×改善・個人×革新・職場×不具合解消・職場×改善・職場×革新・役所全体×不具合解消・役所全体×改善・役所全体×革新・地域×不具合解消・地域×改善・地域×革新 のどれか / 例: 役所全体×不具合解消",
      "error error-unknown-words.md:8:22 scenes（2件目） — 「職場×不具合」 / 個人×不具合解消・個人×改善・個人×革新・職場×不具合解消・職場×改善・職場×革新・役所全体×不具合解消・役所全体×改善・役所全体×革新・地域×不具合解消・地域×改善・地域×革新 のどれか / 例: 職場×不具合解消",
    ]
  `)
})

describe('links between cases', () => {
  const warnings = async (files: Record<string, string>) => {
    const { cases, problems } = await loadCases(await makeFolder(files))
    expect(cases).toHaveLength(Object.keys(files).length)
    return problems.map(formatProblem)
  }

  test('a related case that does not exist is a warning', async () => {
    const text = bend('related: []', 'related: [b, c]')
    expect(await warnings({ 'a.md': text, 'b.md': goodCase })).toEqual([
      'a.md:27:14 related — ない事例「c」 / ある事例のファイル名から .md を除いたもの',
    ])
  })

  test('a related case that is a draft is a warning', async () => {
    const draft = bend('status: published', 'status: draft')
    const folder = await makeFolder({ 'a.md': bend('related: []', 'related: [b]'), 'b.md': draft })
    const { cases, problems } = await loadCases(folder)
    expect(cases.map(({ slug }) => slug)).toEqual(['a'])
    expect(problems.map(({ got }) => got)).toEqual(['下書きの事例「b」'])
  })

  test('an alias that is the name of a case, or of two cases, is a warning', async () => {
    const files = {
      'a.md': bend('related: []', 'related: []\naliases: [b, old]'),
      'b.md': bend('related: []', 'related: []\naliases: [old]'),
    }
    expect(await warnings(files)).toEqual([
      'a.md:28:11 aliases — ほかで使われている名「b」 / どの事例の名とも重ならない名',
      'b.md:28:11 aliases — ほかで使われている名「old」 / どの事例の名とも重ならない名',
    ])
  })
})

const library = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))
const errors = fileURLToPath(new URL('../fixtures/error-library', import.meta.url))

const rewritings: Record<string, (text: string) => string> = {
  'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'CR line ends': (text) => text.replaceAll('\n', '\r'),
  'a BOM': (text) => `\ufeff${text}`,
  'NFD text': (text) => text.normalize('NFD'),
  'all of them': (text) => `\ufeff${text.normalize('NFD').replaceAll('\n', '\r\n')}`,
}

describe.each([library, errors])('line ends, BOM and NFD make no difference in %#', (folder) => {
  test.each(Object.entries(rewritings))('%s', async (_, rewrite) => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
    const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')))
    const files = names.map((name, index) => [name, rewrite(texts[index] ?? '')])
    const rewritten = await makeFolder(Object.fromEntries(files))
    expect(await loadCases(rewritten)).toEqual(await loadCases(folder))
  })
})
