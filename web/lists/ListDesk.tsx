import type { VNode } from 'preact'
import { Notice } from '../parts/Notice.tsx'
import { ForeignList } from './ForeignList.tsx'
import { shareFaults } from './fault-messages.ts'
import { KeepingNotices } from './KeepingNotices.tsx'
import { useKeptLists } from './kept-lists.ts'
import { OwnList } from './OwnList.tsx'
import { ReceiveTools } from './ReceiveTools.tsx'
import { useReceived } from './use-received.ts'

/** The lists of this browser, or one that somebody else gave. */
export function ListDesk(): VNode | null {
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
        <ForeignList list={received.list} onLeave={dismiss} />
      ) : (
        <>
          <OwnList lists={kept.lists} />
          <ReceiveTools onReceive={receive} />
        </>
      )}
    </>
  )
}
