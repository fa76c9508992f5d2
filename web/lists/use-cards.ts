import { useEffect, useState } from 'preact/hooks'
import type { CardsAnswer } from '../../server/contract/api.ts'
import { loadCards, RequestFailure } from '../api.ts'

export type Card = CardsAnswer['cards'][number]

/** What is known of each case by the name it was asked for; undefined is one that is no longer to be seen. */
export type Cards = ReadonlyMap<string, Card | undefined>

type LoadedCards = { cards: Cards; failure: string | undefined; tryAgain: () => void }

/** Loads what lists show of these cases; what is known already is not asked for again. */
export function useCards(slugs: readonly string[]): LoadedCards {
  const [cards, setCards] = useState<Cards>(new Map())
  const [failure, setFailure] = useState<string>()
  const unknown = slugs.filter((slug) => !cards.has(slug)).join(' ')
  const load = (): (() => void) | undefined => {
    if (unknown === '') return undefined
    const controller = new AbortController()
    loadCards(unknown.split(' '), controller.signal).then(
      (answer) => {
        const found = answer.cards.map((card) => [card.asked, card] as const)
        const missing = answer.missing.map((slug) => [slug, undefined] as const)
        setFailure(undefined)
        setCards((known) => new Map([...known, ...found, ...missing]))
      },
      (error: unknown) => {
        if (!controller.signal.aborted) {
          setFailure(error instanceof RequestFailure ? error.message : 'サーバーで誤りが起きた。')
        }
      },
    )
    return () => controller.abort()
  }
  useEffect(load, [unknown])
  return { cards, failure, tryAgain: () => void load() }
}
