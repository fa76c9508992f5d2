/** 送り仮名: 取り組み, 取組み and 取組, 引き継ぐ and 引継ぎ are written as people please and mean the same. */

const kanji = /\p{Script=Han}/gu
const hiragana = /\p{Script=Hiragana}+/gu

/**
 * The term without its kana when it has two kanji or more: 取り組み and 取り組む become 取組. Words of one kanji keep
 * theirs (行く is not 行う).
 */
export function foldOkurigana(term: string): string {
  if ((term.match(kanji)?.length ?? 0) < 2) return term
  return term.replace(hiragana, '')
}
