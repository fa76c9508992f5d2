import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { formatMoment } from '../members/format-moment.ts'
import { compareDrafts, mergeDrafts } from './compare-drafts.ts'
import { useDesk } from './desk-context.ts'
import { PartChoices } from './PartChoices.tsx'

/** Somebody else has written in the same case: both versions, the difference, and the choice between them. */
export function ConflictPart(): VNode | null {
  const { keeping, draft, kept, writing, endConflict } = useDesk()
  const { conflict } = keeping
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (!conflict) return null
  const { theirs, kept: newer } = conflict
  const parts = compareDrafts(draft, theirs, kept.draft, writing.fields)
  const who = newer
    ? `${newer.writer}さんが${formatMoment(newer.at)}に保存した`
    : '事例のファイルが手で直された'
  return (
    <main id="main" class="desk-conflict">
      <h2 tabIndex={-1} ref={heading}>
        同じ事例が、ほかでも書かれている
      </h2>
      <p class="phrase">
        {who}。どちらも残っている。違う所ごとに、どちらにするかを選ぶ。選ぶまで、何も上書きしない。
      </p>
      <PartChoices
        parts={parts}
        names={{ own: '自分', theirs: newer ? `${newer.writer}さん` : 'ファイル' }}
        done="選んだとおりに保存する"
        onDone={(choices) => endConflict(mergeDrafts(draft, theirs, parts, choices))}
        onCancel={() => endConflict(undefined)}
      />
    </main>
  )
}
