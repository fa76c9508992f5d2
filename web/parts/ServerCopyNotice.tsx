import type { VNode } from 'preact'
import type { KeptKind } from '../../server/contract/kept.ts'
import { useCopy } from '../lists/copy-state.ts'
import type { CopyState } from '../lists/server-copy.ts'
import { Notice } from './Notice.tsx'
import { TextButton } from './TextButton.tsx'

type ServerCopyNoticeProps = {
  kind: KeptKind
  /** What is kept: リスト, 案. */
  word: string
}

/** How the copy on the server is, where something was just done or is wrong; it is asked for by members only. */
export function ServerCopyNotice({ kind, word }: ServerCopyNoticeProps): VNode | null {
  const copy = useCopy(kind)
  if (copy === undefined || copy.state.is === 'quiet') return null
  const { state, join, stayApart } = copy
  if (state.is === 'saved') {
    return (
      <p class="note" role="status">
        サーバーにも置いた。
      </p>
    )
  }
  return (
    <div class="status">
      <Notice word={state.is === 'refused' ? '誤り' : '一部'} error={state.is === 'refused'}>
        {describeState(state, word)}
        {state.is === 'foreign' && (
          <TextButton label="端末のものを残して、合わせない" onPress={stayApart} />
        )}
        {(state.is === 'foreign' || state.is === 'apart') && (
          <TextButton label="合わせる" onPress={join} />
        )}
      </Notice>
    </div>
  )
}

const sentences = {
  waiting: () => 'サーバーにはまだ置けていない。つながったら置く。この端末には残っている。',
  foreign: (word) => `この端末には、別の人の${word}がある。`,
  apart: (word) => `この端末の${word}は、サーバーのものと合わせていない。`,
  large: (word) =>
    `${word}が大きすぎて、サーバーに置けない（1MBまで）。要らない${word}を消す。この端末には残っている。`,
  unreadable: (word) =>
    `サーバーに、新しい版の図書館が置いた${word}があり、読めない。この端末のものは残っている。`,
} as const satisfies Partial<Record<CopyState['is'], (word: string) => string>>

function describeState(state: CopyState, word: string): string {
  if (state.is === 'refused') return `サーバーには置けていない。${state.why}`
  if (state.is === 'quiet' || state.is === 'saved') return ''
  return sentences[state.is](word)
}
