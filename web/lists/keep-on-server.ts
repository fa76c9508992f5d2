/** Keeps the lists and plans of this browser on the server too: when a page opens, after each change, when a page goes. */

import type { KeptKind } from '../../server/contract/kept.ts'
import { loadKept, RequestFailure, saveKept } from '../api.ts'
import { followPlans, keptPlans } from '../plans/plan-keeper.ts'
import { showCopy } from './copy-state.ts'
import { followLists, keptLists } from './list-keeper.ts'
import type { RecordKeeper, RecordKind } from './record-keeper.ts'
import { makeSafe } from './safe-storage.ts'
import { openServerCopy } from './server-copy.ts'

/** A note is written in pauses shorter than this. */
const pauseMs = 1000
/** A server that is being started anew is back by then. */
const retryMs = 30_000

/** Begins with each kind of records as soon as a page has opened it. */
export function keepOnServer(): void {
  followLists((keeper) => begin('lists', keeper, keptLists))
  followPlans((keeper) => begin('plans', keeper, keptPlans))
}

function begin<Item>(name: KeptKind, keeper: RecordKeeper<Item>, kind: RecordKind<Item>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (act: () => Promise<void>, ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void act(), ms)
  }
  const copy = openServerCopy({
    keeper,
    kind,
    remote: {
      load: () => loadKept(name),
      save: (content, known) => saveKept(name, content, known),
      explain,
    },
    storage: makeSafe(() => localStorage),
    show: (state) => {
      if (state.is === 'waiting') later(copy.refresh, retryMs)
      const join = (): void => void copy.join()
      const stayApart = (): void => void copy.stayApart()
      showCopy(name, { state, join, stayApart })
    },
  })
  const leave = (): void => {
    clearTimeout(timer)
    if (copy.isBehind()) void copy.sync()
  }
  keeper.watch(() => {
    if (copy.isBehind()) later(copy.sync, pauseMs)
  })
  window.addEventListener('pagehide', leave)
  window.addEventListener('online', () => void copy.refresh())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave()
    else void copy.refresh()
  })
  void copy.refresh()
}

/** What the server refuses it refuses again; all else passes. */
function explain(error: unknown): string | undefined {
  const isRefusal = error instanceof RequestFailure && ['refused', 'missing'].includes(error.kind)
  return isRefusal ? error.message : undefined
}
