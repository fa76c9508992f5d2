/** Which section a heading of an officer means: 「2．取組の内容」 is 「取り組み」, 「今後の課題」 is 「つまずきとその後」. */

import { type SectionId, sections } from '../../contract/vocabulary.ts'

/** Other names under which reports of municipalities have these sections, most of them from 優良事例 and 提案 forms. */
const otherNames: Record<SectionId, string> = {
  background:
    '経緯 背景・経緯 経緯・背景 背景と経緯 背景・目的 背景と目的 目的 趣旨 目的・背景 きっかけ はじめに 現状 現状と課題 現状・課題 問題意識 導入の経緯 導入前の課題 取り組み前 取り組みの背景 取り組みの経緯 取り組みの目的 取り組みのきっかけ 地域の課題 事業の背景 事業の目的',
  actions:
    '取り組み内容 取り組みの内容 取り組みの概要 内容 実施内容 実施したこと 事業内容 事業の内容 活動 活動内容 進め方 対応 対応策 方法 手順 やったこと 具体的な取り組み 主な取り組み',
  results:
    '結果 効果 成果・効果 成果と効果 効果・成果 結果と効果 実績 変化 得られた成果 得られた効果 取り組みの成果 取り組みの効果 取り組みの結果 事業の成果 事業の効果 導入効果 改善の効果',
  craft:
    '工夫点 工夫した点 工夫したこと 工夫・ポイント ポイント 成功要因 成功の要因 成功のポイント 秘訣 うまくいった理由 特徴 特色 取り組みの特徴 取り組みのポイント 改善のポイント 創意工夫',
  trouble:
    'つまずき その後 課題 課題とその後 課題・その後 今後の課題 残された課題 課題と展望 課題と今後の展望 課題・今後の展開 問題点 苦労 苦労した点 失敗 反省 反省点 今後 展望 将来展望 今後の展望 今後の取り組み 今後の展開 今後の予定 今後の方針 これから まとめ・今後',
}

const sourceNames =
  '出典 参考 参考文献 参考資料 引用文献 参照 出典・参考 参考・出典 資料 参考URL 参考リンク 注 脚注'

type Target = { kind: 'section'; id: SectionId } | { kind: 'sources' }

const targets = new Map<string, Target>([
  ...sections.flatMap(({ id, label }): [string, Target][] =>
    [label, ...otherNames[id].split(' ')].map((name) => [fold(name), { kind: 'section', id }]),
  ),
  ...sourceNames.split(' ').map((name): [string, Target] => [fold(name), { kind: 'sources' }]),
])

/** The place that a heading names by itself, whatever number and brackets it wears. */
export function readHeading(heading: string): Target | undefined {
  return targets.get(fold(stripNumber(heading)))
}

/** The same of a heading that is one by its style: it may say more, as 「取組の内容（令和3年度）」. */
export function readStyledHeading(heading: string): Target | undefined {
  const exact = readHeading(heading)
  if (exact) return exact
  const [first = ''] = fold(stripNumber(heading)).split(/[・、,/(と]|および|及び|について|の/)
  return targets.get(first)
}

/** Without brackets around it, and without what counts it: 1. （2） 第3章 Ⅳ ④ ■. */
export function stripNumber(heading: string): string {
  let text = heading.normalize('NFKC').trim()
  for (const prefix of [mark, number, mark]) text = text.replace(prefix, '')
  return text.replace(/[】〕\]」』>]$/, '').trim()
}

const mark = /^[■□◆◇●○◎▼▽▶★☆◯・〇※【〔[「『<]{1,3}\s?/
const number =
  /^(?:第?[0-9]{1,2}(?:[.-][0-9]{1,2}){0,3}(?:章|節|項|部)?|第?[一二三四五六七八九十]{1,2}(?:章|節|項|部)?(?=[\s.、,:)])|\([0-9一二三四五六七八九十ア-ンa-zA-Z]{1,2}\)|[IVX]{1,4}(?=[\s.、,:)])|[ア-ンA-Za-z](?=[\s.、,:)]))[\s.、,:)]{0,3}/

/** One writing of a name: 取組 and 取組み are 取り組み, spaces and the colon behind it are nothing. */
function fold(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/:$/, '')
    .replace(/取(?:り組み|組み|り組|組)/g, '取り組み')
    .replace(/躓き/g, 'つまずき')
    .toLowerCase()
}
