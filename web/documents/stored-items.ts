/** Everything that the pages of a library without members keep in a browser, for those who have to know. */

export type StoredItem = { key: string; what: string }

/** What stays until somebody clears it. */
export const lastingItems: readonly StoredItem[] = [
  { key: 'kaizen-lists', what: '持ち寄りリスト（名、選んだ事例、書いたメモ）' },
  { key: 'kaizen-lists-damaged', what: '読めなくなった持ち寄りリストの控え' },
  { key: 'kaizen-plans', what: '勉強会の案（選んだ事例、直した文）' },
  { key: 'kaizen-plans-damaged', what: '読めなくなった案の控え' },
  { key: 'kaizen-own-body', what: '「自分はどこにいるか」で選んだ自治体' },
  { key: 'kaizen-difference-…', what: '比較表の「違い」の欄に書いた文。事例ごと' },
  { key: 'kaizen-copy-plain', what: '写した文に出典を付けるか' },
  { key: 'kaizen-density', what: '一覧を短く見せるか' },
  { key: 'kaizen-slash-key', what: '「/」のキーで検索の欄へ移るか' },
]

/** What goes when the tab is closed. */
export const passingItems: readonly StoredItem[] = [
  { key: 'sheets:…', what: '質問票などで直した文。ページごと' },
]
