import { useEffect, useState } from 'preact/hooks'
import type { CaseDraft, DraftReport } from '../../server/contract/desk.ts'
import { loadReport } from './desk-api.ts'

/** What the server's checks say of the draft, asked whenever typing has rested; the former stays until the next is there. */
export function useReport(id: string, rested: CaseDraft): DraftReport | undefined {
  const [report, setReport] = useState<DraftReport>()
  useEffect(() => {
    const controller = new AbortController()
    // Checks are a help: without them writing goes on, and the next rest asks again.
    loadReport(id, rested, controller.signal).then(
      (next) => !controller.signal.aborted && setReport(next),
      () => undefined,
    )
    return () => controller.abort()
  }, [id, rested])
  return report
}
