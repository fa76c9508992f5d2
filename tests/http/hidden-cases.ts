/**
 * Two folders that a reader must not be able to tell apart: public cases, and the same beside cases that nobody may
 * see, of which every field has a word that stands nowhere else.
 */

import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { smallCases } from '../support/test-library.ts'

/** What no answer may contain: it is in every field, name and file of the hidden cases. */
export const canary = /kanaria|カナリア|かなりあ|ｶﾅﾘｱ/i

/** A whole case that shows the word wherever one can stand. */
export function writeHidden(slug: string, visibility: string, status: string): string {
  return `---
title: カナリア題市「${slug}」 ― カナリアが鳴いた
municipalities:
  - {name: カナリア市, prefecture: 沖縄県, code: "472018"}
populationClass: 政令指定都市
collections: [書籍事例]
period: {from: 1931, to: 1932}
scenes: [個人×革新, 地域×革新]
path:
  - {year: 1931, scene: 個人×革新, note: カナリアの歩みを始める}
themes: [次世代の育成]
fields: [カナリア分野]
actors: [カナリア課]
department: カナリア窓口課
adopters: [隣カナリア市]
barriers: [災害・感染症]
quotes: {cost: カナリアの費用は31万円だった。, staff: カナリアの係は3人だった。, now: カナリアは今も続いている。}
responses:
  - {barrier: 災害・感染症, sentence: カナリアの手を打った。}
outcome: {state: 続いている, year: 1932, sentence: カナリアは今も続いている。}
keywords: [カナリア語, kanariaword]
summary: |-
  カナリア課が1931年に始めた。
  カナリアのやり方で進めた。
  カナリアの待ち時間は短くなった。
questions:
  - カナリアの窓口が長い。何から直すか
  - カナリアの手続きをやめたい
  - カナリアの前にできることはあるか
  - カナリアの人が足りない。どう乗り切るか
unknown: [カナリアの餌の値段]
visibility: ${visibility}
status: ${status}
confidence: medium
checked: "2031-12-31"
updates:
  - {date: "2031-12-30", note: カナリアの更新を加えた}
related: [kawase-city-madoguchi]
aliases: [kanaria-old-${slug}, old-kanaria-${slug}]
sources:
  - id: 1
    title: カナリア資料
    author: 金糸雀 カナリア
    yomi: かなりあ かなりあ
    publisher: カナリア新聞
    url: "https://kanaria.example/kanaria"
    date: "2031-12"
    kind: 報道
---

## 背景

カナリアの待ち時間が長かった[^1]。[カナリアの窓口](/cases/kawase-city-madoguchi)がある[^1]。

## 取り組み

1931（昭和6）年、カナリア課は手順を書き出した[^1]。カナリアの費用は31万円だった[^1]。カナリアの係は3人だった[^1]。

## 成果

カナリアの待ち時間は短くなった[^1]。

## 工夫

カナリアの手を打った[^1]。

## つまずきとその後

カナリアは今も続いている[^1]。
`
}

const asks = `- "カナリアの鳴き声で困っている"
- "ｶﾅﾘｱ 窓口 行列"
- "kanaria no asks wo sagasu"
`

/** Of the withdrawn cases, one that everybody knew; what is to be read instead of it names a hidden one, too. */
const publicWithdrawn = `gone-city-case:
  on: "2026-11-22"
  reason: 取り組みが白紙になった
  instead: [kanaria-members, kawase-city-madoguchi]
  title: 消えた市の事例
  aliases: [gone-city-old]
`
/** Names under which withdrawn cases were known. */
export const withdrawnSlugs = ['gone-city-case', 'gone-city-old'] as const

const hiddenWithdrawn = `kanaria-gone:
  on: "2031-12-31"
  reason: カナリアが鳴きやんだ
  instead: [kanaria-members]
  title: カナリア題市の消えた事例
  aliases: [kanaria-old-gone]
  visibility: members
`

const member = (slug: string) => writeHidden(slug, 'members', 'published')
const draft = (slug: string) => writeHidden(slug, 'public', 'draft')

/** Hidden cases as they should be, and every kind of broken one, by their path in the folder. */
export const hiddenFiles: Readonly<Record<string, string | Uint8Array>> = {
  'kanaria-members.md': member('members'),
  'kanaria-draft.md': draft('draft'),
  'kanaria-both.md': writeHidden('both', 'members', 'draft'),
  // A former name that a public case has, and the name of one that is public.
  'kanaria-claims.md': member('claims').replace(
    'aliases: [',
    'aliases: [morino-town-shibafu, sora-town-koho, ',
  ),
  'kanaria-mistyped.md': writeHidden('mistyped', 'カナリア', 'published'),
  'kanaria-mistyped-draft.md': writeHidden('mistyped-draft', 'public', 'カナリア'),
  'kanaria-bad-member.md': member('bad-member').replace('個人×革新', 'カナリア×革新'),
  'kanaria-bad-draft.md': draft('bad-draft').replace('"2031-12-31"', 'カナリア'),
  'kanaria-yaml.md': member('yaml').replace('fields: [カナリア分野]', 'fields: [カナリア分野'),
  'kanaria-twice.md': draft('twice').replace('status: draft', 'status: draft\nstatus: カナリア'),
  'kanaria-stray.md': member('stray').replace('status:', 'カナリア項目: カナリア値\nstatus:'),
  'kanaria-no-head.md': member('no-head').replace('---\n', ''),
  'kanaria-cut.md': draft('cut').slice(0, 600),
  'kanaria-other-body.md': member('other-body').replaceAll('## ', '## カナリア'),
  'kanaria-bytes.md': Buffer.concat([Buffer.from(member('bytes')), Buffer.of(0xff, 0x00, 0xff)]),
  'kanaria-wide.md': Buffer.from(member('wide'), 'utf16le'),
  'kanaria-large.md': draft('large') + 'カナリア'.repeat(25_000),
  'Kanaria-Name.md': member('name'),
  'カナリア.md': draft('japanese'),
  'kanaria-folder.md/kanaria.md': member('folder'),
  'kanaria/kanaria-inner.md': member('inner'),
  'asks/kanaria-members.yaml': asks,
  'asks/kanaria-draft.yaml': asks,
  'asks/kanaria-both.yaml': asks,
  'asks/kanaria-claims.yaml': `${asks}- カナリア: 壊れた\n`,
  'asks/kanaria-yaml.yaml': asks,
  'asks/kanaria-nobody.yaml': asks,
  'asks/カナリア.yml': asks,
  'facts/kanaria-members.yaml': 'kanaria:\n  - カナリアの事実は31件\n',
  'withdrawn.yaml': publicWithdrawn + hiddenWithdrawn,
  'kanaria.txt': 'カナリア',
  '.kanaria.md': member('dot'),
}

/** Names that a reader may guess or have been told of. */
export const hiddenSlugs: readonly string[] = Object.keys(hiddenFiles)
  .map((path) => path.replace(/^.*\/|\.md$/g, '').replace(/\.[a-z]+$/, ''))
  .flatMap((slug) => [slug, `kanaria-old-${slug.replace('kanaria-', '')}`])
  .concat('kanaria-gone', 'kanaria-old-gone')

/** In one public case, names of hidden ones in every field that names a case; and of public ones, to be kept. */
export async function writePublic(folder: string): Promise<void> {
  await cp(smallCases, folder, { recursive: true })
  for (const name of ['README', 'yukitani-city-hikitsugi', 'kirihara-city-teian']) {
    await rm(join(folder, `${name}.md`))
  }
  await mkdir(join(folder, 'asks'))
  await writeFile(
    join(folder, 'asks', 'kawase-city-madoguchi.yaml'),
    '- "窓口の行列がつらくて泣きそう"\n- "鳴き声の苦情 窓口 係"\n',
  )
  await writeFile(join(folder, 'withdrawn.yaml'), publicWithdrawn)
  const path = join(folder, 'tsukioka-city-jimu-misu.md')
  const links = [
    '[閉じた先](/cases/kanaria-members)と[書きかけの先](/cases/kanaria-draft)、',
    '[壊れた先](/cases/kanaria-yaml)、[**ない先**の太字](/cases/kanaria-never)、',
    '[開いた先](/cases/kawase-city-madoguchi)、[前の名の先](/cases/morino-town-shibafu)がある。',
  ]
  const text = await readFile(path, 'utf8')
  const related = [
    ...['kanaria-members', 'kawase-city-madoguchi', 'kanaria-draft', 'kanaria-bad-member'],
    ...['kanaria-never', 'morino-town-park', 'kanaria-claims'],
  ]
  await writeFile(
    path,
    text
      .replace('related: []', `related: [${related.join(', ')}]\naliases: [kanaria-both]`)
      .replace('## 工夫\n\n', `## 工夫\n\n${links.join('')}`),
  )
}

/** Puts the hidden cases into a folder. */
export async function writeHiddenFiles(folder: string): Promise<void> {
  for (const [path, content] of Object.entries(hiddenFiles)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
