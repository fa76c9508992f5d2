import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { draftStages, type PublishAnswer } from '../../server/contract/desk.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { RequestFailure } from '../api.ts'
import { Notice } from '../parts/Notice.tsx'
import { changeStage, publishDraft } from './desk-api.ts'
import { useDesk } from './desk-context.ts'
import { namePlace, sayProblem } from './problem-places.ts'

type Outcome =
  | Extract<PublishAnswer, { published: string }>
  | { problems: readonly string[] }
  | { failure: string }

/** From writing to the published page: ready, then published by somebody else than who wrote it. */
export function PublishPart(): VNode {
  const { writing, keeping } = useDesk()
  const { keeper, state, setConflict, save } = keeping
  const { kept } = state
  const [outcome, setOutcome] = useState<Outcome>()
  const [isBusy, setBusy] = useState(false)

  /** Works on what is saved only: unsaved text is saved before. */
  const work = (doIt: () => Promise<Outcome | undefined>) => async (): Promise<void> => {
    setBusy(true)
    setOutcome(undefined)
    try {
      if (keeper.read().where === 'saved' || (await save())) setOutcome(await doIt())
    } catch (error) {
      const message = error instanceof RequestFailure ? error.message : 'サーバーで誤りが起きた。'
      setOutcome({ failure: message })
    } finally {
      setBusy(false)
    }
  }
  const moveOn = work(async () => {
    const next = kept.stage === 'writing' ? 'ready' : 'writing'
    keeper.follow(await changeStage(kept.id, next, keeper.read().kept.version))
    return undefined
  })
  const publish = work(async () => {
    const answer = await publishDraft(kept.id, keeper.read().kept.version)
    if ('published' in answer) return answer
    if ('problems' in answer) {
      const lines = answer.problems.map(
        (problem) => `${namePlace(problem.place, writing)}　${sayProblem(problem)}`,
      )
      return { problems: lines }
    }
    if (!answer.conflict) return { failure: 'この事例のファイルは、もうない。' }
    const { conflict, base } = answer
    setConflict({ theirs: conflict, ...(base !== undefined && { base }) })
    return undefined
  })
  return (
    <section class="desk-publish" aria-labelledby="desk-publish">
      <div class="section-head">
        <h2 id="desk-publish" class="size-3">
          公開まで
        </h2>
        <p class="phrase">いまは「{labelOf(draftStages, kept.stage)}」。</p>
      </div>
      <p class="list-buttons">
        <button
          type="button"
          class="button button--line"
          aria-disabled={isBusy}
          onClick={() => void moveOn()}
        >
          {kept.stage === 'writing' ? '公開を待つにする' : '書きかけに戻す'}
        </button>
        {writing.mayPublish && (
          <button
            type="button"
            class="button"
            aria-disabled={isBusy}
            onClick={() => void publish()}
          >
            公開する
          </button>
        )}
      </p>
      {!writing.mayPublish && (
        <p class="phrase">
          公開は、書いた人とは別の編集者がする。「公開を待つにする」を押すと、ほかの編集者の机に並ぶ。
        </p>
      )}
      <div class="status">{outcome && <PublishOutcome outcome={outcome} />}</div>
    </section>
  )
}

function PublishOutcome({ outcome }: { outcome: Outcome }): VNode {
  if ('published' in outcome) {
    return (
      <Notice word="公開" done>
        公開した。<a href={`/cases/${outcome.published}`}>事例のページを開く</a>
        {outcome.lostRemarks.length > 0 && (
          <>
            　手で書かれた注釈のうち、消した行に付いていたものは残っていない（
            {outcome.lostRemarks.map(({ text }) => text).join('、')}）。
          </>
        )}
      </Notice>
    )
  }
  if ('failure' in outcome) {
    return (
      <Notice word="誤り" error>
        {outcome.failure}
      </Notice>
    )
  }
  return (
    <div class="notice notice--error" role="alert">
      <b>誤り</b>
      <div>
        <p>直すまで公開できない。</p>
        <ul>
          {outcome.problems.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
