/** How far long work is: one line that changes on a terminal, a line now and then where it is kept in a file. */

type Output = { isTTY?: boolean; write: (text: string) => unknown }

/** Faster than this nobody reads, and slower looks as if it had stopped. */
const betweenChangesMs = 100
/** Work that is over sooner says nothing in a file. */
const betweenLinesMs = 10_000

/** Shows the progress of this work; on a terminal the line is gone in the end. */
export function showProgress(what: string, output: Output, now = () => performance.now()) {
  const pause = output.isTTY ? betweenChangesMs : betweenLinesMs
  let shownAt = now()
  let isShown = false
  return {
    show: (done: number, all: number) => {
      if (now() - shownAt < pause) return
      shownAt = now()
      isShown = true
      const line = `${what} … ${done.toLocaleString('ja')}／${all.toLocaleString('ja')}件`
      output.write(output.isTTY ? `\r${line}\x1b[K` : `${line}\n`)
    },
    end: () => {
      if (isShown && output.isTTY) output.write('\r\x1b[K')
      isShown = false
    },
  }
}
