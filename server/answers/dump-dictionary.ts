/** What the files of all cases hold, for people who use them: every column, every word, and what may be done with it. */

import { type DumpColumn, dumpColumns, dumpKinds } from '../contract/dump.ts'

/** Writes the dictionary as Markdown. */
export function writeDumpDictionary(): string {
  const lists = new Map(
    dumpColumns.flatMap((column) => ('terms' in column ? [[column.label, column.terms]] : [])),
  )
  return `${[
    '# 全件のデータの説明',
    files,
    '## 列',
    writeTable(
      ['CSV の列', 'JSON Lines の名', '形', '意味', '語'],
      dumpColumns.map(describeColumn),
    ),
    '## 語',
    ...[...lists].map(([label, terms]) =>
      [
        `### ${label}`,
        writeTable(
          ['JSON Lines', 'CSV'],
          terms.map((term) => [`\`${term.id}\``, term.label]),
        ),
      ].join('\n\n'),
    ),
    '## 使うときに',
    ...useNotes.map((note) => `- ${note}`),
  ].join('\n\n')}\n`
}

const files = `だれでも読める事例のすべて。1件が1行で、事例番号の順。会員限定の事例と、公開をやめた事例は入らない。

- **JSON Lines**（\`format=jsonl\`）: UTF-8、1行に一つの JSON。決まった語は id で書く。どの行にもすべての名がある。
- **CSV**（\`format=csv\`）: BOM つきの UTF-8、CRLF。Excel で開ける。決まった語は日本語で書き、並びは「、」でつなぐ。文の後の \`[1]\` は出典の番号。
- **団体コード**: CSV では \`="011002"\` と書く。Excel が数にして初めの 0 を落とさないため。プログラムで読むなら JSON Lines を使うか、\`="\` と \`"\` を除く。二つ以上あるときは「、」でつないだ文字。
- 表計算が式として動かしうる文字（\`=\` など）で始まる文には、CSV では初めに \`'\` を付ける。`

function describeColumn(column: DumpColumn): string[] {
  const words = 'terms' in column ? `下の「${column.label}」` : ''
  return [column.label, `\`${column.key}\``, dumpKinds[column.kind].label, column.note, words]
}

/** No licence is told that nobody has given. */
export const useNotes: readonly string[] = [
  '編集は自治体改善マネジメント研究会。この図書館は、利用の許諾（ライセンス）をまだ定めていない。法の認める引用を超えて使うときは、研究会に尋ねる。',
  '事例は公開の資料から編集部が書いたもので、その自治体が認めたものではない。会議の資料に使う前に、出典のアドレスで原典に当たる。',
  '引用には、事例の頁の「引用の形」か `/api/v1/export?format=sist02` を使う。',
  '空の欄は「ない」ではなく「分からない」を意味する。',
]

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}
