import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { RequestFailure } from '../api.ts'
import { CasePage } from '../pages/case/CasePage.tsx'
import { Notice } from '../parts/Notice.tsx'
import { readView } from '../state.ts'
import { loadPreview } from './desk-api.ts'
import { useDesk } from './desk-context.ts'

/** The page that the draft would be, drawn as readers would see it. */
export function PreviewPart(): VNode {
  const { draft, kept } = useDesk()
  const [shown, setShown] = useState<{ answer: CaseAnswer } | { failure: string }>()
  useEffect(() => {
    const controller = new AbortController()
    const fail = (error: unknown): void => {
      if (controller.signal.aborted) return
      const message = error instanceof RequestFailure ? error.message : 'サーバーで誤りが起きた。'
      setShown({ failure: message })
    }
    loadPreview(kept.id, draft, controller.signal).then((answer) => setShown({ answer }), fail)
    return () => controller.abort()
  }, [draft])
  if (shown && 'answer' in shown) {
    const { data, reader } = readView()
    return (
      <div class="desk-preview">
        <CasePage case={shown.answer} view={{ data, reader, busy: false }} />
      </div>
    )
  }
  return (
    <main id="main">
      {shown ? (
        <Notice word="誤り" error>
          見本を描けない。{shown.failure}
        </Notice>
      ) : (
        <p class="phrase" role="status">
          見本を描いている。
        </p>
      )}
    </main>
  )
}
