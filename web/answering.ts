/** Who answers the requests of the screen: the own server, or in a folder of files a worker (web/portable/). */

export type Answering = {
  /** Asks like `fetch`, at a path of the server. */
  send: (path: string, init: RequestInit) => Promise<Response>
  /** Pages that are answered with their data as they stand, beside those made of what the API answers. */
  pages: readonly string[]
  /** Whether answers come when they can, however long that takes: nothing between can have lost them. */
  isNear: boolean
}

/** Who answers now. */
export let answering: Answering = {
  send: (path, init) => fetch(path, init),
  pages: [],
  isNear: false,
}

/** Has requests answered by somebody else, before any is made. */
export function answerBy(other: Answering): void {
  answering = other
}
