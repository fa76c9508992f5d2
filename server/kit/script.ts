/** What the facilitator does and says at each step, and the tables laid out from it for given minutes. */

import { heading, prose, row, table, write } from './blocks.ts'
import type { KitMinutes } from './choices.ts'
import type { Block, Row } from './kit.ts'
import { type Minutes, type StepId, startOf, stepIds, sumMinutes } from './time-plan.ts'

export type StepScript = { does: string; says: string; paper: string }

export type Script = {
  total: KitMinutes
  steps: Record<StepId, StepScript>
  /** How many pages of A4 each of these sheets takes. */
  pages: { sequel: number; references: number }
  /** Questions of なぜ: the one that stays when time is short, and the one to swap between groups. */
  why: { keep: string; swap?: string }
}

/** The facilitator's blocks that speak of minutes. */
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

function listSupplies({ pages }: Script, minutes: Minutes): Row[] {
  return [
    row('配布資料（A4・2ページ、両面1枚）', '人数分', '初め'),
    row('置き換えシート（A4・1枚）', '人数分', `${startOf(minutes, 'own')}分`),
    row(`後編（${sizeOf(pages.sequel)}）　伏せておく`, '人数分', '投票の後'),
    row(`参考文献（${sizeOf(pages.references)}）`, '組に1枚', '投票の後'),
    row('ふりかえり票（A4の2分の1）', '人数分', `${startOf(minutes, 'reflect')}分`),
    row('筆記具、時計、投票用の丸シール（無ければ挙手）', '', ''),
  ]
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
