/** A source in the front matter: what it is, who wrote it, and where it is read. */

import { Type } from '../contract/shape.ts'
import { sourceKinds } from '../contract/vocabulary.ts'
import { Line, Names, strict, Word } from './field-kinds.ts'

export const Source = Type.Object(
  {
    id: Type.Integer({
      minimum: 1,
      maximum: 999,
      title: '番号',
      description: '1からの番号。本文の [^1] がこれを指す',
      examples: ['1'],
    }),
    title: Line(300, {
      title: '題',
      description: 'ページや記事の題のまま。こちらで付けた題は〔 〕で囲む',
      examples: ['増加費用の支払いをめぐる判決について'],
    }),
    author: Type.Optional(
      Names(100, {
        title: '著者',
        description:
          '人は姓と名の間に空白一つ、後ろに「編著」など。団体は空白なし、空白のある名は {name: 名}。複数なら一覧',
        examples: ['中村 健'],
      }),
    ),
    yomi: Type.Optional(
      Type.String({
        maxLength: 300,
        pattern: '^[ぁ-ゖー\\s]+$',
        title: 'よみ',
        description: '著者のよみ、著者がなければ題のよみ。ひらがな、姓と名の間は空白',
        examples: ['なかむら けん'],
      }),
    ),
    publisher: Line(150, {
      title: '発行元',
      description:
        'サイト・新聞・雑誌（何年何月号も）・団体の名。読んだのが写しなら、後ろに「（○○ 掲載）」「（ウェブ魚拓）」',
      examples: ['西尾市'],
    }),
    url: Type.String({
      maxLength: 2000,
      pattern: '^https?://[^\\s"<>]+$',
      title: 'URL',
      description: 'http か https のアドレス。後ろに句読点やかっこを残さない',
      examples: ['"https://www.city.nishio.aichi.jp/"'],
    }),
    date: Type.Optional(
      Type.String({
        pattern: '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$',
        title: '日付',
        description: '分かるところまで。引用符で囲む',
        examples: ['"2021-04"'],
      }),
    ),
    kind: Type.Optional(
      Word(sourceKinds, {
        title: '出典の種類',
        description:
          'だれの言葉か。本人は、取り組んだ人や団体（運営者・受託者を含む）が自分で書いたもの',
        examples: ['公文書'],
      }),
    ),
  },
  strict,
)
