/**
 * The minutes of a session: eight steps that always add up to the time chosen, and the facilitator's tables for them.
 * Runs in the browser too, where minutes are changed.
 */

import {
  type Block,
  type Kit,
  type KitMinutes,
  type Row,
  type Script,
  type Sheet,
  type StepId,
  stepIds,
} from './kit.ts'
import { giveKeys, heading, prose, row, table, write } from './kit-blocks.ts'

type Minutes = Record<StepId, number>

const standard: Record<KitMinutes, Minutes> = {
  30: { open: 2, read: 6, facts: 4, why: 5, decide: 7, sequel: 2, own: 3, reflect: 1 },
  60: { open: 5, read: 10, facts: 8, why: 10, decide: 12, sequel: 5, own: 7, reflect: 3 },
  90: { open: 5, read: 15, facts: 12, why: 15, decide: 18, sequel: 7, own: 13, reflect: 5 },
}

/** Below this nobody decides anything, so that the other steps have to give way. */
const leastToDecide = 5

/** The minutes of a session as it is usually run. */
export function planMinutes(total: KitMinutes): Minutes {
  return { ...standard[total] }
}

/**
 * The minutes with some of them changed. 「自分ならどうする」 takes up the difference, down to its least; then the sum
 * is more than the time chosen, and the facilitator has to say what goes.
 */
export function changeMinutes(
  total: KitMinutes,
  changes: Readonly<Partial<Record<string, number>>>,
): Minutes {
  const changed = planMinutes(total)
  for (const id of stepIds) {
    const minutes = changes[id]
    if (id !== 'decide' && minutes !== undefined) changed[id] = Math.max(0, Math.floor(minutes))
  }
  const others = sumMinutes({ ...changed, decide: 0 })
  return { ...changed, decide: Math.max(leastToDecide, total - others) }
}

/** All minutes together. */
export function sumMinutes(minutes: Minutes): number {
  return stepIds.reduce((sum, id) => sum + minutes[id], 0)
}

/** When each step begins. */
export function startOf(minutes: Minutes, step: StepId): number {
  const before = stepIds.slice(0, stepIds.indexOf(step))
  return before.reduce((sum, id) => sum + minutes[id], 0)
}

/** The facilitator's blocks that speak of minutes, laid out from what is done and said at each step. */
export function layOutPlan(script: Script, minutes: Minutes): Block[] {
  return [
    heading(2, '用意するもの'),
    table(
      'supplies',
      [
        ['紙', 52],
        ['部数', 20],
        ['配るとき', 28],
      ],
      listSupplies(script, minutes),
    ),
    heading(2, '時間表'),
    table(
      'timetable',
      [
        ['経過', 8],
        ['分', 5],
        ['すること', 27],
        ['進行役の言葉', 44],
        ['紙', 16],
      ],
      [...stepIds.map((id) => layOutStep(id, script, minutes)), layOutSum(minutes)],
    ),
    prose(undefined, paceOf(script, minutes)),
  ]
}

/** What is said instead of the sum when it is not the time chosen; undefined when it is. */
export function complainOfSum(total: KitMinutes, minutes: Minutes): string | undefined {
  const sum = sumMinutes(minutes)
  return sum === total ? undefined : `合計が${sum}分です。減らす行を選んでください`
}

function listSupplies({ pages, people }: Script, minutes: Minutes): Row[] {
  const each = people === undefined ? '人数分' : `${people}部`
  const group = people === undefined ? '組に1枚' : `${countGroups(people)}部`
  return [
    row('配布資料（A4・2ページ、両面1枚）', each, '初め'),
    row('置き換えシート（A4・1枚）', each, `${startOf(minutes, 'own')}分`),
    row(`後編（${sizeOf(pages.sequel)}）　伏せておく`, each, '投票の後'),
    row(`参考文献（${sizeOf(pages.references)}）`, group, '投票の後'),
    row('ふりかえり票（A4の2分の1）', each, `${startOf(minutes, 'reflect')}分`),
    row('筆記具、時計、投票用の丸シール（無ければ挙手）', '', ''),
  ]
}

const largestGroup = 4

function countGroups(people: number): number {
  return Math.ceil(people / largestGroup)
}

/** How many take part and in which groups they sit: 9人（3人ずつ3組）. */
export function describePeople(people: number | undefined): string {
  if (people === undefined) return '6〜12人（3〜4人の組を作る）'
  const groups = countGroups(people)
  if (groups === 1) return `${people}人（一つの組）`
  const least = Math.floor(people / groups)
  const size = people % groups === 0 ? `${least}` : `${least}〜${least + 1}`
  return `${people}人（${size}人ずつ${groups}組）`
}

function sizeOf(pages: number): string {
  return pages <= 1 ? 'A4・1枚' : `A4・${pages}ページ、両面${Math.ceil(pages / 2)}枚`
}

function layOutStep(id: StepId, { steps }: Script, minutes: Minutes): Row {
  const { does, says, paper } = steps[id]
  const start = startOf(minutes, id)
  const line = (name: string, text: string) => ({ key: `timetable.${id}.${name}`, text })
  return {
    cells: [
      { line: line('from', `${start}–${start + minutes[id]}`), fixed: true },
      { line: line('minutes', String(minutes[id])), minutes: id, fixed: id === 'decide' },
      { line: line('does', id === 'decide' ? `${does}（${splitVote(minutes[id])}）` : does) },
      { line: line('says', `「${says}」`) },
      { line: line('paper', paper) },
    ],
  }
}

/** A third of the time is for the vote: 12 minutes are 8 and 4. */
function splitVote(minutes: number): string {
  const vote = Math.round(minutes / 3)
  return `組で${minutes - vote}分、投票${vote}分`
}

function layOutSum(minutes: Minutes): Row {
  const texts = ['', String(sumMinutes(minutes)), '合計', '', '']
  return { cells: texts.map((text) => ({ line: write(text), fixed: true })), strong: true }
}

function paceOf({ why }: Script, minutes: Minutes): string {
  const late =
    why.swap === undefined
      ? `遅れたとき：置き換えシートは持ち帰って書く（${minutes.own}分戻る）。`
      : `遅れたとき：「なぜ」を問い${why.keep}だけにする（${Math.floor(minutes.why / 2)}分戻る）。`
  return `${late}早く進んだとき：問い${why.swap ?? why.keep}を二組で交換して聞く。`
}

/** The kit with other minutes: the facilitator's tables laid out again, every line under the key it had. */
export function setMinutes(kit: Kit, minutes: Minutes): Kit {
  const plan = layOutPlan(kit.script, minutes)
  const sheets = kit.sheets.map((sheet) =>
    sheet.id === 'facilitator' ? replacePlan(sheet, plan) : sheet,
  )
  return { ...kit, sheets }
}

/** The plan stands in one piece: its first heading, the supplies, and so on. */
function replacePlan(sheet: Sheet, plan: Block[]): Sheet {
  const pages = sheet.pages.map((blocks) => {
    const supplies = blocks.findIndex((block) => block.kind === 'table' && block.id === 'supplies')
    const start = supplies - 1
    return supplies < 0
      ? blocks
      : [...blocks.slice(0, start), ...plan, ...blocks.slice(start + plan.length)]
  })
  return giveKeys({ ...sheet, pages })
}
