import type { VNode } from 'preact'
import { visit } from '../navigation.ts'
import { TextButton } from '../parts/TextButton.tsx'
import { here } from '../place.ts'
import { useReadiness } from './readiness.ts'

/** Beside an answer by words alone: whether its meaning can be asked now. It takes one line, so that nothing moves. */
export function WordsAlone(): VNode {
  const { meaning } = useReadiness()
  if (meaning === 'absent') return <>言葉だけで探した。</>
  if (meaning === 'failed') return <>言葉で探しています。意味の用意はできませんでした。</>
  return (
    <span class="words-alone" role="status">
      {meaning === 'ready' ? (
        <>
          意味の用意ができました。
          <TextButton label="意味でも探す" onPress={searchAgain} />
        </>
      ) : (
        '言葉で探しています。'
      )}
    </span>
  )
}

function searchAgain(): void {
  const { pathname, search, hash } = here()
  void visit(pathname + search + hash, 'replace')
}
