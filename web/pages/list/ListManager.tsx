import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { discardDamaged, useKeptLists } from '../../lists/list-keeper.ts'
import { FileField } from '../../parts/FileField.tsx'
import { KeepingNotices } from '../../parts/KeepingNotices.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import { ServerCopyNotice } from '../../parts/ServerCopyNotice.tsx'
import { here, renameHere } from '../../place.ts'
import { largestFile, parseListFile } from './list-file.ts'
import { OwnList } from './OwnList.tsx'
import { ReceivedList } from './ReceivedList.tsx'
import { type Received, receiveList, type ShareFault } from './shared-list.ts'

/** The lists of this browser, or one that somebody else gave. */
export function ListManager(): VNode | null {
  const kept = useKeptLists()
  const { received, receive, dismiss } = useReceived()
  if (kept === undefined) return null
  return (
    <>
      <KeepingNotices word="リスト" kept={kept} onDiscard={discardDamaged} />
      <ServerCopyNotice kind="lists" word="リスト" />
      {received && !('list' in received) && (
        <div class="status">
          <Notice word="誤り" error>
            {'fault' in received
              ? `受け取ったリストは、${shareFaults[received.fault]}`
              : received.problem}
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

/** Said of 「受け取ったリストは、」. */
const shareFaults = {
  damaged: '壊れていて読めない。もう一度もらう。',
  newer: '新しい版のもので、この図書館では読めない。',
  large: '大きすぎて読めない。100件までにしてもらう。',
  empty: '事例が入っていない。',
  unlike: '持ち寄りリストのファイルではない。',
  unpackable: 'このブラウザーでは開けない。ファイルでもらう。',
} as const satisfies Record<ShareFault, string>

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
      const linked = await receiveList()
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
    renameHere(here().pathname)
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
      <FileField
        label="リストのファイル（HTMLかJSON）"
        accept=".html,.htm,.json"
        onFile={(file) => void open(file)}
      />
    </section>
  )
}
