import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { discardDamaged, type Kept, useKeptLists } from '../../lists/list-keeper.ts'
import { fileNameOf, saveText } from '../../lists/save-file.ts'
import { Notice } from '../../parts/Notice.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import { largestFile, parseListFile } from './list-file.ts'
import { OwnList } from './OwnList.tsx'
import { ReceivedList } from './ReceivedList.tsx'
import { parseSharedLink, type Received, type ShareFault } from './shared-list.ts'
import { TextButton } from './TextButton.tsx'

/** The lists of this browser, or one that somebody else gave. */
export function ListManager(): VNode | null {
  const kept = useKeptLists()
  const { received, receive, dismiss } = useReceived()
  if (kept === undefined) return null
  return (
    <>
      <KeepingNotices kept={kept} />
      {received && 'fault' in received && (
        <div class="status">
          <Notice word="誤り" error>
            受け取ったリストは、{shareFaults[received.fault]}
          </Notice>
        </div>
      )}
      {received && 'list' in received ? (
        <ReceivedList list={received.list} onLeave={dismiss} />
      ) : (
        <>
          <OwnList lists={kept.lists} />
          <ReceiveTools onReceive={receive} />
        </>
      )}
    </>
  )
}

/** What keeps the lists from being kept, and what was found broken. */
function KeepingNotices({ kept: { trouble, damaged } }: { kept: Kept }): VNode {
  const takeOut = (): void =>
    saveText(fileNameOf('持ち寄りリスト', '壊れた控え', 'txt'), 'text/plain', damaged)
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

/** Said of 「受け取ったリストは、」. */
const shareFaults = {
  damaged: '壊れていて読めない。もう一度もらう。',
  newer: '新しい版のもので、この図書館では読めない。',
  large: '大きすぎて読めない。100件までにしてもらう。',
  empty: '事例が入っていない。',
  unlike: '持ち寄りリストのファイルではない。',
  unpackable: 'このブラウザーでは開けない。ファイルでもらう。',
} as const satisfies Record<ShareFault, string>

const keepingTroubles = {
  refused:
    'このブラウザーではリストを残せない。画面を閉じると消えるので、下の「渡す」でファイルにする。',
  full: '保存場所がいっぱいで、いまの内容を残せていない。下の「渡す」でファイルにするか、要らないリストを消す。',
  newer: '新しい版の図書館が残したリストがあり、それには手を付けない。ここで変えた内容は残らない。',
} as const satisfies Record<NonNullable<Kept['trouble']>, string>

type ReceivedState = {
  received: Received | undefined
  receive: (received: Received) => void
  /** Back to the own lists; the address forgets what it held. */
  dismiss: () => void
}

/** The list that somebody else gave: from the address, now or when it changes, or from a file. */
function useReceived(): ReceivedState {
  const [received, setReceived] = useState<Received>()
  useEffect(() => {
    const open = async (): Promise<void> => {
      const linked = await parseSharedLink(location.hash)
      if (linked !== undefined) setReceived(linked)
    }
    const follow = (): void => void open()
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  // What is pressed goes away with its list; the heading of the page stays.
  const receive = (file: Received | undefined): void => {
    setReceived(file)
    document.querySelector('h1')?.focus()
  }
  const dismiss = (): void => {
    receive(undefined)
    history.replaceState(history.state, '', location.pathname)
  }
  return { received, receive, dismiss }
}

/** Takes in a list that somebody else handed over as a file; links need only be opened. */
function ReceiveTools({ onReceive }: { onReceive: (received: Received) => void }): VNode {
  const open = async (file: File): Promise<void> => {
    onReceive(file.size > largestFile ? { fault: 'large' } : parseListFile(await file.text()))
  }
  return (
    <section class="section list-section" aria-labelledby="receive">
      <SectionHead id="receive" title="受け取る">
        もらったリンクは、開くだけでよい。ファイルはここで開く。
      </SectionHead>
      <label class="list-file">
        リストのファイル（HTMLかJSON）
        <input
          type="file"
          accept=".html,.htm,.json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file !== undefined) void open(file)
            // The same file chosen once more is a change, too.
            currentTarget.value = ''
          }}
        />
      </label>
    </section>
  )
}
