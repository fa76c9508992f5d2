/** How far a long work has come: a bar on a terminal, a line now and then where the output is kept in a file. */

/** Where it is shown. */
export type Screen = { isTTY?: boolean; write: (text: string) => unknown }

const barWidth = 30
/** Of a log, so that it has ten lines and not ten thousand. */
const linesOfALog = 10

/** Shows the progress of so many steps; each call is one step. */
export function showProgress(screen: Screen, what: string, total: number): () => void {
  let done = 0
  const perLine = Math.max(1, Math.ceil(total / linesOfALog))
  return () => {
    done += 1
    if (screen.isTTY) screen.write(`\r${drawBar(what, done, total)}${done === total ? '\n' : ''}`)
    else if (done % perLine === 0 || done === total) screen.write(`${what} ${done}/${total}件\n`)
  }
}

function drawBar(what: string, done: number, total: number): string {
  const full = Math.round((barWidth * done) / total)
  return `${what} [${'#'.repeat(full)}${'-'.repeat(barWidth - full)}] ${done}/${total}件`
}
