import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { DraftTrial } from '../../server/contract/desk.ts'
import { RequestFailure } from '../api.ts'
import { Notice } from '../parts/Notice.tsx'
import { tryQuestion } from './desk-api.ts'
import { useDesk } from './desk-context.ts'

const longestQuestion = 200

/** A question of a reader, and at which place it would find the draft. */
export function TrialPart(): VNode {
  const { draft, kept } = useDesk()
  const [question, setQuestion] = useState('')
  const [shown, setShown] = useState<{ trial: DraftTrial } | { failure: string }>()
  const asked = useRef(new AbortController())
  const ask = async (text: string): Promise<void> => {
    asked.current.abort()
    asked.current = new AbortController()
    const { signal } = asked.current
    try {
      const trial = await tryQuestion(kept.id, draft, text, signal)
      if (!signal.aborted) setShown({ trial })
    } catch (error) {
      if (signal.aborted) return
      setShown({ failure: error instanceof RequestFailure ? error.message : '試せなかった。' })
    }
  }
  return (
    <main id="main" class="desk-trial">
      <h2>問いで試す</h2>
      <p class="phrase">困っている人の言葉を書くと、この下書きが何番目に見つかるかが分かる。</p>
      <form
        class="desk-ask"
        onSubmit={(event) => {
          event.preventDefault()
          if (question.trim() !== '') void ask(question.trim())
        }}
      >
        <label for="desk-question">問い</label>
        <input
          id="desk-question"
          type="text"
          maxLength={longestQuestion}
          autocomplete="off"
          value={question}
          onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
        <button type="submit" class="button">
          試す
        </button>
      </form>
      <div role="status">
        {shown && 'trial' in shown && <TrialOutcome trial={shown.trial} slug={draft.slug} />}
      </div>
      {shown && 'failure' in shown && (
        <Notice word="誤り" error>
          {shown.failure}
        </Notice>
      )}
    </main>
  )
}

function TrialOutcome({ trial, slug }: { trial: DraftTrial; slug: string }): VNode {
  const { question, place, total, noAnswer, reasons, first } = trial
  return (
    <>
      <p class="desk-place">
        {place === undefined
          ? `「${question}」では見つからない（見つかるのは${total}件）。`
          : `「${question}」の${total}件のうち、${place}番目に見つかる。`}
      </p>
      {noAnswer && <p class="phrase">この問いには「該当する事例はない」と答える。</p>}
      {reasons.length > 0 && (
        <>
          <h3 class="tally-head">見つかるわけ</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      <h3 class="tally-head">先頭の{first.length}件</h3>
      <ol class="desk-first">
        {first.map((found) => (
          <li key={found.slug}>
            {found.slug === slug ? (
              <b>この下書き</b>
            ) : (
              <a href={`/cases/${found.slug}`}>{found.title}</a>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
