import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { makeSafe } from '../lists/safe-storage.ts'

const storage = makeSafe(() => localStorage)

/** Room for how one's own body differs from a case; kept in this browser only, and printed with the table. */
export function OwnDifference({ slug, name }: { slug: string; name: string }): VNode {
  const key = `kaizen-difference-${slug}`
  const [text, setText] = useState('')
  const [isLost, setLost] = useState(false)
  useEffect(() => setText(storage.read(key) ?? ''), [key])
  const keep = (written: string): void => {
    setText(written)
    if (written === '') storage.remove(key)
    else setLost(storage.write(key, written) !== undefined)
  }
  return (
    <>
      <textarea
        aria-label={`${name}との違い`}
        value={text}
        onInput={({ currentTarget }) => keep(currentTarget.value)}
      />
      {isLost && (
        <p class="note" role="status">
          このブラウザーには残せない。閉じる前に印刷する。
        </p>
      )}
    </>
  )
}
