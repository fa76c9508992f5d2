import type { VNode } from 'preact'
import { DraftForm } from './DraftForm.tsx'
import { PublishPart } from './PublishPart.tsx'
import { ReportSide } from './ReportSide.tsx'

/** The form with what the server says of it beside, and the way to the published page below. */
export function WritePart(): VNode {
  return (
    <main id="main" class="desk-bench">
      <ReportSide />
      <div>
        <DraftForm />
        <PublishPart />
      </div>
    </main>
  )
}
