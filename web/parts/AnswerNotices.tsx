import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { Notice } from './Notice.tsx'

/** What a reader must know before trusting the list. */
export function AnswerNotices({ answer }: { answer: SearchAnswer }): VNode | null {
  const { weak, degraded, query } = answer
  const isDegraded = degraded !== undefined && degraded.length > 0
  const understood = query.understood ?? []
  if (!weak && !isDegraded && query.corrected === undefined && understood.length === 0) return null
  return (
    <div class="notices">
      {isDegraded && <Notice word="一部">{degraded.map((part) => `${part}。`).join('')}</Notice>}
      {weak && (
        <Notice word="近いもの">ぴったりの事例は見当たりません。近いものを示します。</Notice>
      )}
      {query.corrected !== undefined && (
        <Notice word="読みかえ">「{query.corrected}」として探した。</Notice>
      )}
      {understood.length > 0 && <Notice word="読み取り">{understood.join('、')}</Notice>}
    </div>
  )
}
