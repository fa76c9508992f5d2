import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { TextButton } from '../parts/TextButton.tsx'
import { useDesk } from './desk-context.ts'
import { idOf, type Path, placeOf } from './draft-path.ts'
import { focusSoon } from './focus-soon.ts'

type RowToolsProps = { path: Path; at: number; count: number; name: string }

/** Moves a row up and down, or takes it out; the focus goes along with it. */
export function RowTools({ path, at, count, name }: RowToolsProps): VNode {
  const { step } = useDesk()
  const id = (index: number, what: string): string => `${idOf(placeOf(path))}.${index}-${what}`
  const move = (by: -1 | 1): void => {
    const to = at + by
    if (to < 0 || to >= count) return
    step({ kind: 'move', path, from: at, to })
    focusSoon(id(to, by < 0 ? 'up' : 'down'))
  }
  return (
    <span class="desk-row-tools">
      <TextButton
        id={id(at, 'up')}
        label="上へ"
        about={name}
        idle={at === 0}
        onPress={() => move(-1)}
      />
      <TextButton
        id={id(at, 'down')}
        label="下へ"
        about={name}
        idle={at === count - 1}
        onPress={() => move(1)}
      />
      <TextButton label="消す" about={name} onPress={() => step({ kind: 'remove', path, at })} />
    </span>
  )
}

/** After a row was taken out: the way back, with the focus on it. */
export function RemovedNotice({ path }: { path: Path }): VNode | null {
  const { last, step } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const isShown = last?.kind === 'remove' && placeOf(last.path) === placeOf(path)
  useEffect(() => {
    if (isShown) box.current?.querySelector('button')?.focus()
  }, [isShown, last])
  if (!isShown) return null
  return (
    <div class="desk-removed" role="status" ref={box}>
      {last.at + 1}件目を消した。
      <TextButton label="元に戻す" onPress={() => step({ kind: 'undo' })} />
    </div>
  )
}
