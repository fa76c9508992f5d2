import { useEffect, useState } from 'preact/hooks'
import { type Answers, formatAnswers, parseAnswers } from './answers.ts'

type Kept = { answers: Answers; answer: (id: string, value: string) => void; clear: () => void }

/** The reader's answers, kept in the fragment so that they survive a reload and the way back from a case. */
export function useAnswers(): Kept {
  const [answers, setAnswers] = useState(readNow)
  useEffect(() => {
    const read = (): void => setAnswers(parseAnswers(location.hash))
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  const keep = (next: Answers): void => {
    setAnswers(next)
    const { pathname, search } = location
    history.replaceState(history.state, '', pathname + search + formatAnswers(next))
  }
  return {
    answers,
    answer: (id, value) => keep({ ...answers, [id]: value }),
    clear: () => keep({}),
  }
}

/** At once on the way back, so that the page has its height; but the first screen is the one the server drew. */
function readNow(): Answers {
  const isTakenOver =
    typeof document !== 'undefined' && document.documentElement.dataset['script'] === 'on'
  return isTakenOver ? parseAnswers(location.hash) : {}
}
