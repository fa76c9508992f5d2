import type { VNode } from 'preact'
import type { KeptRecords } from '../lists/record-keeper.ts'
import { fileNameOf, saveText } from '../lists/save-file.ts'
import { Notice } from './Notice.tsx'
import { TextButton } from './TextButton.tsx'

type KeepingNoticesProps = {
  /** What is kept: リスト, 案. */
  word: string
  kept: Pick<KeptRecords<unknown>, 'trouble' | 'damaged'>
  onDiscard: () => void
}

/** What keeps the records of this browser from being kept, and what was found broken. */
export function KeepingNotices({ word, kept, onDiscard }: KeepingNoticesProps): VNode {
  const { trouble, damaged } = kept
  const takeOut = (): void => saveText(fileNameOf(word, '壊れた控え', 'txt'), 'text/plain', damaged)
  return (
    <div class="status">
      {trouble && (
        <Notice word="誤り" error>
          {troubles[trouble](word)}
        </Notice>
      )}
      {damaged !== '' && (
        <Notice word="誤り" error>
          残っていた{word}が壊れていて読めない。壊れたまま、別に取ってある。
          <TextButton label="取り出す" onPress={takeOut} />
          <TextButton label="捨てる" onPress={onDiscard} />
        </Notice>
      )}
    </div>
  )
}

const troubles = {
  refused: (word) =>
    `このブラウザーでは${word}を残せない。画面を閉じると消えるので、下の「渡す」でファイルにする。`,
  full: (word) =>
    `保存場所がいっぱいで、いまの内容を残せていない。下の「渡す」でファイルにするか、要らない${word}を消す。`,
  newer: (word) =>
    `新しい版の図書館が残した${word}があり、それには手を付けない。ここで変えた内容は残らない。`,
} as const satisfies Record<NonNullable<KeptRecords<unknown>['trouble']>, (word: string) => string>
