/** Politeness: a host is asked one thing at a time, with a pause after each answer. */

export type HostGate = <T>(url: string, ask: () => Promise<T>) => Promise<T>

/** A gate that lets requests through one by one per host, `pauseMs` apart; redirects queue like any other. */
export function openHostGate(pauseMs: number): HostGate {
  const tails = new Map<string, Promise<unknown>>()
  return (url, ask) => {
    const { host } = new URL(url)
    const turn = (tails.get(host) ?? Promise.resolve()).then(ask)
    const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs))
    tails.set(host, turn.then(pause, pause))
    return turn
  }
}
