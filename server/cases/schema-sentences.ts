/** The parts of the front matter that name sentences of the body by their words. */

import { Type } from '../contract/shape.ts'
import { barriers, outcomeStates } from '../contract/vocabulary.ts'
import { Line, strict, Word, Year } from './field-kinds.ts'

export const Quotes = Type.Object(
  {
    cost: Type.Optional(
      Line(400, {
        title: '費用',
        description: '取り組みにかかった費用を書いた本文の一文',
        examples: ['市は、改修に約3,400万円をかけた。'],
      }),
    ),
    staff: Type.Optional(
      Line(400, {
        title: '人手',
        description: '関わった人の数や時間を書いた本文の一文',
        examples: ['担当の職員は3人だった。'],
      }),
    ),
    now: Type.Optional(
      Line(400, {
        title: 'いまの姿',
        description: '続いているか、終わったかを書いた本文の一文',
        examples: ['運動は2007（平成19）年3月で終了した。'],
      }),
    ),
  },
  {
    ...strict,
    title: '要点になる文',
    description: '費用・人手・いまの姿を書いた本文の文をそのまま。なければ書かない',
    examples: ['{cost: 市は、改修に約3,400万円をかけた。}'],
  },
)

export const Response = Type.Object(
  {
    barrier: Word(barriers, {
      title: '壁',
      description: 'barriers に挙げた壁の一つ',
      examples: ['縦割り'],
    }),
    sentence: Line(400, {
      title: '取られた手',
      description: '本文の一文をそのまま（出典の印は除く）',
      examples: ['課をまたぐ検討の場を設けた。'],
    }),
  },
  strict,
)

export const Outcome = Type.Object(
  {
    state: Word(outcomeStates, {
      title: '状態',
      description: '題にある取り組みがどうなったか',
      examples: ['続いている'],
    }),
    year: Type.Optional(
      Year({
        title: '年',
        description: 'その状態を確かめられる年。文に年がなければ、出典の年',
        examples: ['2024'],
      }),
    ),
    sentence: Type.Optional(
      Line(400, {
        title: '根拠の文',
        description:
          'その状態を書いた本文の一文をそのまま（出典の印は除く）。「分からない」のほかは書く',
        examples: ['運動は2024（令和6）年も続いている。'],
      }),
    ),
  },
  {
    ...strict,
    title: 'どうなったか',
    description: '続いているか、形を変えたか、終わったか。状態と年と本文の一文',
    examples: ['{state: 続いている, year: 2024, sentence: 運動は2024（令和6）年も続いている。}'],
  },
)
