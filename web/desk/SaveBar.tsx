import type { VNode } from 'preact'
import { formatMoment } from '../members/format-moment.ts'
import { TextButton } from '../parts/TextButton.tsx'
import type { KeeperState } from './draft-keeper.ts'

type SaveBarProps = {
  state: KeeperState
  canUndo: boolean
  canRedo: boolean
  onUndo: () => void
  onRedo: () => void
  onSave: () => void
}

/** Always in sight: where the newest text is, the way back, and the button that saves. */
export function SaveBar(props: SaveBarProps): VNode {
  const { state, canUndo, canRedo, onUndo, onRedo, onSave } = props
  const isWell = state.trouble === undefined
  return (
    <section class="desk-bar" aria-label="保存">
      <p class={isWell ? 'desk-state' : 'desk-state desk-state--open'} role="status">
        {describeKeeping(state)}
        {state.trouble?.kind === 'session' && (
          <a href={`/login?${new URLSearchParams({ next: `/desk/drafts/${state.kept.id}` })}`}>
            ログインし直す
          </a>
        )}
      </p>
      <span class="desk-steps">
        <TextButton label="元に戻す" idle={!canUndo} onPress={onUndo} />
        <TextButton label="やり直す" idle={!canRedo} onPress={onRedo} />
      </span>
      <button type="button" class="button" onClick={onSave} aria-disabled={state.isSaving}>
        保存する
      </button>
    </section>
  )
}

/** Where the newest text is, in a sentence. */
export function describeKeeping({ where, isSaving, trouble, kept }: KeeperState): string {
  if (trouble) return `${describeTrouble(trouble)}${troublePlaces[where]}`
  if (isSaving) return '保存している。'
  return where === 'saved' ? `保存した（${formatMoment(kept.at)}）。` : places[where]
}

function describeTrouble({ kind, message }: NonNullable<KeeperState['trouble']>): string {
  if (kind === 'session') return 'ログインが切れた。'
  return kind === 'away' ? 'まだ保存できていない。つながったら保存する。' : message
}

const places = {
  screen: '書いている。',
  browser: '書きかけを、このブラウザーに取ってある。保存はまだ。',
  server: '書きかけを取ってある。保存はまだ。',
}

const troublePlaces = {
  screen: 'どこにも取れていないので、画面を閉じない。',
  browser: '書いたものは、このブラウザーに取ってある。',
  server: '書いたものは取ってある。',
  saved: '書いたものは保存してある。',
}
