import type { VNode } from 'preact'
import { Notice } from '../parts/Notice.tsx'
import { TextButton } from './TextButton.tsx'

type Props = { failure: string | undefined; onRetry: () => void }

/** The cases of a list could not be loaded; the list itself is there. */
export function LoadingFailure({ failure, onRetry }: Props): VNode | null {
  if (failure === undefined) return null
  return (
    <Notice word="一部" error>
      事例の要約を出せない。{failure}
      <TextButton label="もう一度試す" onPress={onRetry} />
    </Notice>
  )
}
