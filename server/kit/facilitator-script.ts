/** What the facilitator does and says, step by step. */

import type { KitMinutes, StepId, StepScript } from '../contract/kit.ts'
import { countPlaces, type Material } from './material.ts'
import { type NumberedLevels, type Rotation, rangeOf } from './questions.ts'
import { hasSequel } from './sequel.ts'
import { sayBeforeWhy } from './wordings.ts'

/** Characters that are read in a minute without hurry. */
const readPerMinute = 400

const underline = '事実だと思う所に実線、理由だと思う所に波線を引いてください'

type Reading = { characters: number; minutes: number }

/** The script of a session. */
export function writeSteps(
  materials: readonly Material[],
  asked: NumberedLevels,
  { own, total, reading }: { own: string; total: KitMinutes; reading: Reading },
  next: Rotation,
): Record<StepId, StepScript> {
  const places = countPlaces(materials)
  const shared = readsByGroups(materials.length, reading)
  return {
    open: {
      does: '始める。ねらい、約束、役割',
      says: `今日は正解を探しません。${places}が迷ったところで、自分ならどうするかを決めます`,
      paper: '配布資料',
    },
    read: shared
      ? {
          does: '分担して読む。組ごとに1分で伝え合う',
          says: `組ごとに一つの事例を読みます。${underline}。終わったら、1分ずつで伝え合います`,
          paper: '',
        }
      : {
          does: '黙って読む。気になった所に線を引く',
          says: `${materials.length > 1 ? 'Aを先に、次にBを読みます。' : ''}${underline}`,
          paper: '',
        },
    facts: {
      does: `問い${rangeOf(asked.facts)}　事実`,
      says: '紙に書いてあることだけで答えます。書いてなければ『分からない』が正解です',
      paper: '',
    },
    why: { does: `問い${rangeOf(asked.why)}　なぜ`, says: sayWhy(total, next), paper: '' },
    decide: {
      does: `問い${rangeOf(asked.decide)}　自分ならどうする`,
      says: '役を一つ選び、その人として話します。最後に一人一票、投票します',
      paper: '',
    },
    sequel: {
      does: '後編を読む。自分の案を直す',
      says: hasSequel(materials)
        ? 'ここで続きを配ります。さきほどの一手は、この出来事に耐えますか'
        : '続きは資料にありません。何が起きたと思うかを話します',
      paper: '後編',
    },
    own: {
      does: `問い${rangeOf(asked.own)}　${own}では。置き換えシート`,
      says: `左の列は${places}です。右の列に、${own}のことを書きます。全部は埋まりません`,
      paper: '置き換えシート',
    },
    reflect: {
      does: 'ふりかえり票。終わる',
      says: '一つだけ、来月までに試すことを書いてください',
      paper: 'ふりかえり票',
    },
  }
}

/** Three cases are always shared out; two are when the minutes are too few to read both. */
function readsByGroups(cases: number, { characters, minutes }: Reading): boolean {
  return cases > 2 || (cases > 1 && characters > minutes * readPerMinute)
}

/** A long session has the time for both. */
function sayWhy(total: KitMinutes, next: Rotation): string {
  return total === 90 ? `${next(sayBeforeWhy)}。${next(sayBeforeWhy)}` : next(sayBeforeWhy)
}
