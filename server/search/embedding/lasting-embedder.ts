/** A model whose thread is started again whenever it has died, so that one bad moment costs no more than that. */

import { type Embedder, EmbedderUnavailable } from './embedder.ts'

export type LastingEmbedder = Embedder & {
  /** Whether inputs can be embedded at the moment. */
  isReady: () => boolean
  /** Ends once the model has been started for the first time, or could not be. */
  started: Promise<void>
  /** Whether that is still to come: what is asked for meanwhile waits for it. */
  isStarting: () => boolean
}

type LastingOptions = {
  /** Starts one; `onEnd` hears when it has died. */
  start: (onEnd: (error: Error) => void) => Promise<Embedder>
  /** The model has died or could not be started; what is asked for meanwhile is refused at once. */
  onLoss: (error: unknown) => void
  onReturn: () => void
  /** Pauses before the first and, each twice as long as the one before, before later starts. */
  pauseMs?: { first: number; longest: number } | undefined
}

const usualPauseMs = { first: 1000, longest: 60_000 }

/** Starts the model, and is there before and whether or not that succeeds. */
export function openLastingEmbedder({
  start,
  onLoss,
  onReturn,
  pauseMs = usualPauseMs,
}: LastingOptions): LastingEmbedder {
  let current: Embedder | undefined
  let closed = false
  let losses = 0
  let timer: NodeJS.Timeout | undefined

  const lose = (error: unknown) => {
    if (closed) return
    current = undefined
    onLoss(error)
    const pause = Math.min(pauseMs.longest, pauseMs.first * 2 ** losses)
    losses += 1
    timer = setTimeout(() => {
      starting = startOnce()
    }, pause).unref()
  }
  const startOnce = async () => {
    const startedAt = performance.now()
    try {
      const started = await start((error) => {
        // It has been well for long: this is no longer the trouble of before.
        if (performance.now() - startedAt > pauseMs.longest) losses = 0
        lose(error)
      })
      if (closed) return await started.close()
      current = started
      onReturn()
    } catch (error) {
      lose(error)
    }
  }
  const embed: Embedder['embed'] = (input, urgency, signal) => {
    if (current !== undefined) return current.embed(input, urgency, signal)
    if (isStarting) return started.then(() => embed(input, urgency, signal))
    return Promise.reject(new EmbedderUnavailable('意味の検索のモデルが使えません'))
  }
  let isStarting = true
  const started = startOnce().then(() => {
    isStarting = false
  })
  let starting = started
  return {
    isReady: () => current !== undefined,
    started,
    isStarting: () => isStarting,
    embed,
    close: async () => {
      closed = true
      clearTimeout(timer)
      await starting
      await current?.close()
    },
  }
}
