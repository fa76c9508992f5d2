/** ふりかえり票: half a sheet that is filled in twice, at the end and at the next meeting. */

import { heading, prose, row, table } from './blocks.ts'
import type { Block } from './kit.ts'

const asked = [
  '今日、持ち帰ると決めていたこと',
  '実際に持ち帰ること',
  '違ったのはなぜか',
  '来月までに試すこと（いつ・だれと・何を）',
  '試した後に書く：どうなったか、次に変えること',
]

/** The slip. */
export function layOutReflection(): Block[] {
  return [
    heading(1, 'ふりかえり票', '年　　月　　日　　氏名'),
    table(
      'reflection',
      [
        ['問い', 34],
        ['書くところ', 66],
      ],
      asked.map((text) => row(text, '')),
      16,
    ),
    prose(undefined, '次に開く日（　　月　　日）に、下の2行を持ち寄ります。'),
  ]
}
