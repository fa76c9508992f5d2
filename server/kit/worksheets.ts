/**
 * The sheets to fill in: 置き換えシート with the cases in columns and an empty one for one's own body, and ふりかえり票,
 * half a sheet that is filled in twice, at the end and at the next meeting.
 */

import type { Quote } from '../cases/case.ts'
import { formatSize } from '../contract/format.ts'
import type { Block } from '../contract/kit.ts'
import { heading, prose, row, table } from '../contract/kit-blocks.ts'
import { listScenes } from './handout.ts'
import { type Material, nameBarriers } from './material.ts'
import { printParagraph, withoutStop } from './sentence.ts'

const unknown = '分からない'

type Column = { name: string; of: (material: Material) => string; own: string }

const scenePicks = '□個人 □職場 □役所全体 □地域 × □不具合解消 □改善 □革新'

const rows: readonly Column[] = [
  {
    name: '自治体の規模',
    of: ({ found }) => formatSize(found),
    own: '',
  },
  { name: '場面', of: ({ found }) => listScenes(found), own: scenePicks },
  { name: '始まり', of: ({ found }) => found.summary[0] ?? '', own: '困っていること（　　　　）' },
  {
    name: '動かす人',
    of: ({ found }) => found.actors.join('、'),
    own: 'だれが（　　　）だれの許しで（　　　）',
  },
  { name: 'やり方', of: ({ found }) => found.summary[1] ?? '', own: '' },
  {
    name: '工夫',
    of: ({ before }) => withoutStop(before.craft.flat()[0]?.text ?? ''),
    own: 'まねる□　変える□　やらない□　わけ（　　　　）',
  },
  {
    name: '出てきた壁',
    of: ({ barriers }) => nameBarriers([...barriers.front, ...barriers.later]),
    own: '',
  },
  { name: '経費・人手', of: quoteCosts, own: '' },
  { name: 'その後', of: ({ found }) => found.summary[2] ?? '', own: '' },
]

const ownRows: readonly [name: string, own: string][] = [
  ['違いは何か', '人数、首長、財政、風土、時期のうち、いちばん効く違いを一つ（　　　　）'],
  ['来月までの一歩', 'いつ（　　）だれと（　　）何を（　　　　）　やめる条件（　　　　）'],
]

/** 置き換えシート. */
export function layOutReplacement(materials: readonly Material[], own: string): Block[] {
  const titles = materials.map((material): [string, number] => [
    `${material.letter && `${material.letter} `}${material.name}`,
    28,
  ])
  const none = materials.map(() => '')
  return [
    heading(1, `${own}に置き換えると`),
    table(
      'replacement',
      [['項目', 12], ...titles, [own, 34]],
      [
        ...rows.map(({ name, of, own: pick }) =>
          row(name, ...materials.map((material) => of(material) || unknown), pick),
        ),
        ...ownRows.map(([name, pick]) => ({ ...row(name, ...none, pick), strong: true })),
      ],
      14,
    ),
  ]
}

/** What it cost and who worked on it, in the sentences that the case names for it. */
function quoteCosts({ found, letter }: Material): string {
  const { cost, staff } = found.quotes
  const quotes = [cost, staff].filter((quote): quote is Quote => quote !== undefined)
  return printParagraph(quotes, letter)
}

const reflectionQuestions = [
  '今日、持ち帰ると決めていたこと',
  '実際に持ち帰ること',
  '違ったのはなぜか',
  '来月までに試すこと（いつ・だれと・何を）',
  '試した後に書く：どうなったか、次に変えること',
]

/** ふりかえり票. */
export function layOutReflection(day: string): Block[] {
  return [
    heading(1, 'ふりかえり票', `${day}　　氏名`),
    table(
      'reflection',
      [
        ['問い', 34],
        ['書くところ', 66],
      ],
      reflectionQuestions.map((text) => row(text, '')),
      16,
    ),
    prose(undefined, '次に開く日（　　月　　日）に、下の2行を持ち寄ります。'),
  ]
}
