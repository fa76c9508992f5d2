/** What is said, in place, where a list cannot be kept or taken in. */

import type { Kept } from './list-keeper.ts'
import type { ShareFault } from './shared-list.ts'

/** Said of 「受け取ったリストは、」. */
export const shareFaults = {
  damaged: '壊れていて読めない。もう一度もらう。',
  newer: '新しい版のもので、この図書館では読めない。',
  large: '大きすぎて読めない。100件までにしてもらう。',
  empty: '事例が入っていない。',
  unlike: '持ち寄りリストのファイルではない。',
  unpackable: 'このブラウザーでは開けない。ファイルでもらう。',
} as const satisfies Record<ShareFault, string>

export const keepingTroubles = {
  refused:
    'このブラウザーではリストを残せない。画面を閉じると消えるので、下の「渡す」でファイルにする。',
  full: '保存場所がいっぱいで、いまの内容を残せていない。下の「渡す」でファイルにするか、要らないリストを消す。',
  newer: '新しい版の図書館が残したリストがあり、それには手を付けない。ここで変えた内容は残らない。',
} as const satisfies Record<NonNullable<Kept['trouble']>, string>
