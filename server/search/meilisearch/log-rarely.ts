/** A server that comes and goes for hours fills no log. */

const pauseMs = 60_000

/** Passes on one message a minute and drops the others: the first of an outage says what is wrong. */
export function logRarely(log: (message: string) => void): (message: string) => void {
  let lastAt = Number.NEGATIVE_INFINITY
  return (message) => {
    const now = performance.now()
    if (now - lastAt < pauseMs) return
    lastAt = now
    log(message)
  }
}
