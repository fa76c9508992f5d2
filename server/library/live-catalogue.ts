/** The catalogue that readers see: built beside, handed to the engines, then swapped in, at every change of the folder. */

import type { Case, Shelf } from '../cases/case.ts'
import type { LiveShelf } from '../cases/live-shelf.ts'
import type { WithdrawnCases } from '../cases/live-withdrawn.ts'
import { formatProblem } from '../cases/problems.ts'
import { followShelf } from '../cases/watch.ts'
import type { Troubles } from '../troubles.ts'

type CatalogueParts<Catalogue> = {
  casesFolder: string
  live: LiveShelf
  build: (cases: readonly Case[], withdrawn: WithdrawnCases) => Catalogue
  /** Makes the cases findable; until then readers see the catalogue of before. */
  publish: (catalogue: Catalogue) => Promise<void>
  /** Hears of every catalogue that has taken the place of another. */
  onSwap: () => void
  troubles: Pick<Troubles, 'clear' | 'report'>
  log: (message: string) => void
}

type LiveCatalogue<Catalogue> = {
  current: () => Catalogue
  /** What is wrong in the case files, in words. */
  errors: () => readonly string[]
  /** Builds and swaps anew, with the vectors that have been computed since; one after the other. */
  refresh: () => Promise<void>
  /** From now on takes up what changes in the folder, and says when readers see it. */
  follow: (onShown: () => void) => void
  close: () => void
}

/** Opens the catalogue of the cases as they are now. */
export async function openLiveCatalogue<Catalogue>(
  parts: CatalogueParts<Catalogue>,
): Promise<LiveCatalogue<Catalogue>> {
  const { casesFolder, live, build, publish, onSwap, troubles, log } = parts
  let closed = false
  let errors: readonly string[] = []
  let following: { close: () => void } | undefined

  const noteErrors = ({ problems }: Shelf) => {
    const before = new Set(errors)
    errors = problems.filter(({ severity }) => severity === 'error').map(formatProblem)
    for (const error of errors) if (!before.has(error)) log(error)
    if (live.isLost()) troubles.report('folder', casesFolder, '読めません')
    else troubles.clear('folder', casesFolder)
  }
  const buildNow = async () => {
    const { cases } = live.shelf()
    const next = build(cases, live.withdrawn())
    await publish(next)
    return next
  }

  noteErrors(live.shelf())
  let current = await buildNow()
  let lastTurn: Promise<unknown> = Promise.resolve()
  const refresh = () => {
    const turn = lastTurn.then(async () => {
      current = await buildNow()
      onSwap()
    })
    lastTurn = turn.catch(() => undefined)
    return turn
  }
  return {
    current: () => current,
    errors: () => errors,
    refresh,
    follow: (onShown) => {
      following = followShelf(casesFolder, live, {
        onChange: async ({ shelf }) => {
          noteErrors(shelf)
          await refresh()
          troubles.clear('changes')
          onShown()
        },
        onFailure: (error) => {
          if (!closed) troubles.report('changes', '', error)
        },
      })
    },
    close: () => {
      closed = true
      following?.close()
    },
  }
}
