/** 進行役の紙: one session from the first word to the last, with what only the facilitator knows. */

import { formatDate } from '../contract/format.ts'
import type { Block, KitRequest, PurposeId, Row, Script } from '../contract/kit.ts'
import { heading, prose, row, table } from '../contract/kit-blocks.ts'
import { describePeople, layOutPlan, planMinutes } from '../contract/kit-plan.ts'
import { type BarrierId, collections, labelOf, themes } from '../contract/vocabulary.ts'
import { countPlaces, joinLetters, type Material, nameBarriers, somePlaces } from './material.ts'
import { listNumbers, type NumberedLevels } from './questions.ts'

type Briefing = {
  request: KitRequest
  materials: readonly Material[]
  asked: NumberedLevels
  script: Script
  own: string
  /** Said of cases that are not there. */
  missing: readonly string[]
}

const promises = (own: string): string =>
  `①人を責めない。事例の人も、隣の席の人も　②${own}の話は、この部屋から持ち出さない　③「事実」と「私の考え」を言い分ける`

/** Lays out the sheet. */
export function layOutFacilitator({
  request,
  materials,
  asked,
  script,
  own,
  missing,
}: Briefing): Block[] {
  const cases = materials.map(({ letter, name }) => `${letter && `${letter} `}${name}`).join('、')
  const decide = listNumbers(asked.decide)
  const cautions = listCautions(materials)
  return [
    heading(1, titleOf(materials, request.purpose)),
    prose(
      undefined,
      [
        ...(request.date === undefined ? [] : [formatDate(request.date)]),
        `${request.minutes}分`,
        describePeople(request.people),
        `事例：${cases}`,
      ].join(' ／ '),
      'facts',
    ),
    ...missing.map((said) => prose(undefined, said)),
    prose('ねらい', aimOf(materials, own)),
    ...layOutPlan(script, planMinutes(request.minutes)),
    prose('約束（読み上げる）', promises(own)),
    prose(
      '役割',
      `進行役1人、時計係1人（残り2分と0分を知らせる）、記録係1人（問い${decide}の案と票を書き取る）、組ごとに発表係1人。`,
    ),
    prose(`問い${asked.decide[0]?.number ?? ''}で引く役`, listRoles(materials).join(' ／ ')),
    heading(2, '答えの手がかり'),
    table(
      'hints',
      [
        ['問い', 10],
        ['手がかり', 74],
        ['出典', 16],
      ],
      listHints(materials, asked),
    ),
    ...(cautions ? [prose('注意（聞かれたら、そのまま伝える）', cautions)] : []),
    prose(
      '伏せるもの',
      '後編と参考文献。出典の題名から結末が分かることがあるので、参考文献は後編と一緒に配る。',
    ),
  ]
}

/** Each question of facts has its hint; the other levels have one each, because nothing about them is right or wrong. */
function listHints(materials: readonly Material[], asked: NumberedLevels): Row[] {
  const facts = asked.facts.map(({ number, hint }) =>
    row(String(number), hint?.text ?? '決まった答えはない', (hint?.sources ?? []).join('、')),
  )
  const back = materials.some(({ before }) => before.background.length > 0)
    ? `。${joinLetters(materials)}の〈背景〉に戻らせる`
    : ''
  return [
    ...facts,
    row(listNumbers(asked.why), `決まった答えはない${back}`, ''),
    row(listNumbers(asked.decide), '投票の数を記録係が書き取り、後編の後でもう一度見る', ''),
    ...asked.decide.flatMap(({ number, hint }) =>
      hint ? [row(String(number), hint.text, hint.sources.join('、'))] : [],
    ),
  ]
}

const titles: Record<PurposeId, (word: string, places: string) => string> = {
  know: (word, places) => `${word}を、${places}の歩みから知る`,
  begin: (word) => `${word}を、小さく始めるには`,
  rebuild: (word) => `${word}を、続けられる形に立て直すには`,
  choose: (word) => `${word}の進め方を、比べて選ぶ`,
}

/** The title: the purpose, and what the cases have in common. */
export function titleOf(materials: readonly Material[], purpose: PurposeId): string {
  return titles[purpose](commonWord(materials), somePlaces(materials))
}

/** What to take home, in one sentence. */
function aimOf(materials: readonly Material[], own: string): string {
  const shared = findSharedBarrier(materials)
  const point = shared ? `「${nameBarriers([shared])}」` : '大事だと思う分かれ目'
  return (
    `${countPlaces(materials)}の${commonWord(materials)}を読み、${point}にどう向き合うかを` +
    `自分の一手として決め、${own}で試すことを一つ持ち帰る。`
  )
}

/** A barrier that every case met and that the handout shows: the aim is read out before anything else. */
function findSharedBarrier(materials: readonly Material[]): BarrierId | undefined {
  const front = materials.flatMap(({ barriers }) => barriers.front)
  return front.find((id) => materials.every(({ found }) => found.barriers.includes(id)))
}

/** A collection or a theme that all have; 書籍事例 says where a case was written up, not what it is about. */
function commonWord(materials: readonly Material[]): string {
  const shared = (idsOf: (material: Material) => readonly string[]): string | undefined => {
    const [first, ...others] = materials.map(idsOf)
    return first?.find((id) => id !== 'books' && others.every((ids) => ids.includes(id)))
  }
  const collection = shared(({ found }) => found.collections)
  if (collection !== undefined) return labelOf(collections, collection)
  const theme = shared(({ found }) => found.themes)
  return theme === undefined ? '役所の改善' : labelOf(themes, theme)
}

/** By these a case says how far its sources can be trusted; of 立場 only whose view it is, and that views differ. */
const warns = /資料によって|論評|立場(?:から|の違い)|を通じて伝えられた|も多く伝える/

/** The warning sentences of the cases, passed on as they stand: A …。B …。 */
function listCautions(materials: readonly Material[]): string {
  return materials
    .map(({ letter, sections }) => {
      const sentences = sections.flatMap((section) => section.sentences)
      const warnings = sentences.filter(({ text }) => warns.test(text)).map(({ text }) => text)
      return warnings.length > 0 ? `${letter && `${letter} `}${warnings.join('')}` : ''
    })
    .join('')
}

/** In the order of the list; the first kind that fits an actor counts, and each is drawn once. */
const kinds: readonly { fits: RegExp; name: (actor: string) => string }[] = [
  { fits: /(?<!副)(市長|町長|村長|区長|知事|首長)(?!部局|公室|室|政策)/, name: () => '首長' },
  { fits: /(委員会|審議会|審査会)$/, name: (actor) => `${actor}の委員` },
  { fits: /議会$/, name: () => '議員' },
  { fits: /職員/, name: (actor) => (/（|・|氏|[0-9](?:名|人)/.test(actor) ? '担当の職員' : actor) },
  { fits: /(課|室|部|局|係|部門|部署|担当|チーム)$/, name: (actor) => `${actor}の職員` },
  { fits: /会社|法人|企業|事業者|銀行|信用金庫/, name: () => '事業者' },
  { fits: /市民|町民|村民|区民|県民|住民|島民|自治会/, name: () => '住民' },
]

const staff = kinds.slice(3, 5)

/** The parts drawn for 自分ならどうする: whom the cases name, as what they were and never by name. */
function listRoles(materials: readonly Material[]): string[] {
  const actors = materials.flatMap(({ found }) => found.actors)
  const named = kinds.map((kind) => {
    const actor = actors.find((each) => kinds.find(({ fits }) => fits.test(each)) === kind)
    return actor === undefined ? undefined : { kind, name: kind.name(actor) }
  })
  const found = named.filter((each) => each !== undefined)
  if (found.length === 0) return ['首長', '管理職', '担当者', '住民']
  // 各職場の職員 and DNA課の職員 play the same part.
  const people = found.filter(
    ({ kind }, index) =>
      !staff.includes(kind) || found.findIndex((other) => staff.includes(other.kind)) === index,
  )
  const names = people.map(({ name }) => name).filter((name) => name !== '住民')
  return [...new Set([...names, '管理職', '住民'])]
}
