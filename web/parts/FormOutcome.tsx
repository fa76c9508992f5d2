import type { VNode } from 'preact'
import { Notice } from './Notice.tsx'

/** The problem, by which the fields that it is about name it. */
export const problemId = 'problem'

type FormOutcomeProps = { problem?: string | undefined; done?: string | undefined }

/** What became of the last form: what was wrong with it, or what it has done. */
export function FormOutcome({ problem, done }: FormOutcomeProps): VNode | null {
  if (problem === undefined && done === undefined) return null
  return (
    <div class="status mt-3">
      {problem !== undefined && (
        <Notice word="誤り" error id={problemId}>
          {problem}
        </Notice>
      )}
      {done !== undefined && (
        <Notice word="済み" done>
          {done}
        </Notice>
      )}
    </div>
  )
}
