import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { type SearchState, wordsHref } from '../../../server/contract/address.ts'
import type { SearchAnswer } from '../../../server/contract/api.ts'
import { Folder } from '../../parts/folder.ts'
import { Notice } from '../../parts/Notice.tsx'
import { listRead, ReadConditions } from './ReadConditions.tsx'
import { ShelfOffers } from './ShelfLinks.tsx'

type AnswerNoticesProps = {
  state: SearchState
  answer: SearchAnswer
  /** Whether the list stands in the order of the answer. */
  isInOrder: boolean
}

/** What a reader must know before trusting the list. */
export function AnswerNotices({ state, answer, isInOrder }: AnswerNoticesProps): VNode | null {
  const { weak, degraded = [], query } = answer
  const folder = useContext(Folder)
  const read = answer.total > 0 ? listRead(state, query.understood ?? []) : []
  const isPlain = !weak && degraded.length === 0 && query.corrected === undefined
  const isEmpty = answer.total === 0
  if (isPlain && read.length === 0 && !isEmpty) return null
  return (
    <div class="notices">
      {isEmpty && <ShelfOffers answer={answer} />}
      {degraded.length > 0 && (
        <Notice word={folder ? '探し方' : '一部'}>
          {folder?.wordsAlone ?? degraded.map((part) => `${part}。`).join('')}
        </Notice>
      )}
      {weak && (
        <Notice word="近いもの">
          じかに答える事例は見つからなかった。内容の近い事例を並べる。
        </Notice>
      )}
      {query.corrected !== undefined && (
        <Correction typed={query.text} corrected={query.corrected} />
      )}
      {read.length > 0 && <ReadConditions state={state} answer={answer} isInOrder={isInOrder} />}
    </div>
  )
}

/** What was searched instead, and the way to insist: a quoted phrase is searched as it stands. */
function Correction({ typed, corrected }: { typed: string; corrected: string }): VNode {
  const isQuoted = /["“”＂「」]/.test(typed)
  return (
    <Notice word="読みかえ">
      「{corrected}」として探した。
      {!isQuoted && (
        <>
          {'　'}
          <a href={wordsHref(`"${typed}"`)}>元の「{typed}」のまま探す</a>
        </>
      )}
    </Notice>
  )
}
