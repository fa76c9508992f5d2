/** 進行役の紙: one session from the first word to the last, with what only the facilitator knows. */

import { heading, prose, row, table } from './blocks.ts'
import { listCautions } from './cautions.ts'
import type { KitRequest } from './choices.ts'
import { joinLetters } from './crowd.ts'
import type { Block, Row } from './kit.ts'
import type { Material } from './material.ts'
import { listNumbers, type NumberedLevels } from './numbered.ts'
import { listRoles } from './roles.ts'
import { layOutPlan, type Script } from './script.ts'
import { planMinutes } from './time-plan.ts'
import { aimOf, titleOf } from './title.ts'

export type Briefing = {
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

/** The sheet. */
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
      `${request.minutes}分 ／ 6〜12人（3〜4人の組を作る） ／ 事例：${cases}`,
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
  ]
}
