import type { VNode } from 'preact'
import { Notice } from '../parts/Notice.tsx'
import { keepingTroubles } from './fault-messages.ts'
import { discardDamaged } from './kept-lists.ts'
import type { Kept } from './list-keeper.ts'
import { fileNameOf, saveFile } from './save-file.ts'
import { TextButton } from './TextButton.tsx'

/** What keeps the lists from being kept, and what was found broken. */
export function KeepingNotices({ kept: { trouble, damaged } }: { kept: Kept }): VNode {
  const takeOut = (): void => saveFile(fileNameOf('壊れた控え', 'txt'), 'text/plain', damaged)
  return (
    <div class="status">
      {trouble && (
        <Notice word="誤り" error>
          {keepingTroubles[trouble]}
        </Notice>
      )}
      {damaged !== '' && (
        <Notice word="誤り" error>
          残っていたリストが壊れていて読めない。壊れたまま、別に取ってある。
          <TextButton label="取り出す" onPress={takeOut} />
          <TextButton label="捨てる" onPress={discardDamaged} />
        </Notice>
      )}
    </div>
  )
}
