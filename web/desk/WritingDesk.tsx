import type { VNode } from 'preact'
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import type { CaseDraft, WritingPage } from '../../server/contract/desk.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { LoadedPart } from '../parts/LoadedPart.tsx'
import { Notice } from '../parts/Notice.tsx'
import type { Brought } from './desk-api.ts'
import { type Desk, DeskContext } from './desk-context.ts'
import { stepHistory } from './draft-changes.ts'
import { groupProblems } from './problem-places.ts'
import type { Beginning } from './reopening.ts'
import { SaveBar } from './SaveBar.tsx'
import { refuseDraftSize } from './typed-text.ts'
import { useKeeping } from './use-keeping.ts'
import { useReport } from './use-report.ts'
import { useRested } from './use-rested.ts'

const tabs = [
  { id: 'write', label: '書く' },
  { id: 'preview', label: '見本' },
  { id: 'trial', label: '問いで試す' },
  { id: 'bring', label: '取り込む' },
] as const

type TabId = (typeof tabs)[number]['id']

const load = {
  write: () => import('./WritePart.tsx').then(({ WritePart }) => WritePart),
  preview: () => import('./PreviewPart.tsx').then(({ PreviewPart }) => PreviewPart),
  trial: () => import('./TrialPart.tsx').then(({ TrialPart }) => TrialPart),
  bring: () => import('./BringPart.tsx').then(({ BringPart }) => BringPart),
  conflict: () => import('./ConflictPart.tsx').then(({ ConflictPart }) => ConflictPart),
}

const isSafe = '書いたものはそのまま残っている。'

/** A case while it is written: the form, what comes of it, and the ways to keep it. */
export function WritingDesk({
  writing,
  beginning,
}: {
  writing: WritingPage
  beginning: Beginning
}): VNode {
  const [history, step] = useReducer(stepHistory, beginning.history)
  const { draft } = history
  const [tab, setTab] = useState<TabId>('write')
  const [unplaced, setUnplaced] = useState<Brought['unplaced']>([])
  const [refusal, setRefusal] = useState<string>()
  const rested = useRested(draft)
  const keeping = useKeeping(beginning, draft, rested)
  const report = useReport(writing.kept.id, rested)
  const problems = useMemo(
    () => groupProblems(report?.problems ?? [], writing.fields),
    [report, writing],
  )
  const { keeper, state, conflict, setConflict } = keeping

  const save = (): void => {
    const tooLong = refuseDraftSize(draft)
    setRefusal(tooLong)
    if (tooLong === undefined) void keeping.save()
  }
  const endConflict = (merged: CaseDraft | undefined): void => {
    setConflict(undefined)
    if (!conflict || !merged) return
    step({ kind: 'replace', draft: merged })
    if (conflict.kept) keeper.follow(conflict.kept)
    keeper.note(merged)
    void (conflict.base === undefined ? keeping.save() : keeping.saveOver(merged, conflict.base))
  }
  const desk: Desk = {
    writing,
    kept: state.kept,
    draft,
    step,
    last: history.past.at(-1)?.change,
    report,
    problems,
    keeping,
    endConflict,
    unplaced,
    setUnplaced,
  }
  useSaveKey(save)
  const part = conflict ? 'conflict' : tab
  const title = typeof draft.fields['title'] === 'string' ? draft.fields['title'] : ''
  return (
    <DeskContext.Provider value={desk}>
      <div class="desk-page">
        <section class="desk-head" aria-label="下書き">
          <p class="small">
            <a href="/desk">編集の机に戻る</a>
          </p>
          <h1 tabIndex={-1}>{splitTitle(title).main || '題のない事例'}</h1>
          <ul class="desk-tabs" aria-label="画面">
            {tabs.map(({ id, label }) => (
              <li key={id}>
                <button
                  type="button"
                  class="desk-tab"
                  aria-pressed={tab === id}
                  onClick={() => setTab(id)}
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
          <p class="phrase without-script">書くにはスクリプトが要る。</p>
          {refusal !== undefined && (
            <Notice word="誤り" error>
              {refusal}
            </Notice>
          )}
        </section>
        <LoadedPart key={part} load={load[part]} isSafe={isSafe} />
        <SaveBar
          state={state}
          canUndo={history.past.length > 0}
          canRedo={history.future.length > 0}
          onUndo={() => step({ kind: 'undo' })}
          onRedo={() => step({ kind: 'redo' })}
          onSave={save}
        />
      </div>
    </DeskContext.Provider>
  )
}

/** Saves at the key that saves everywhere else, too. */
function useSaveKey(save: () => void): void {
  const newest = useRef(save)
  newest.current = save
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's' || event.isComposing) return
      event.preventDefault()
      newest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
