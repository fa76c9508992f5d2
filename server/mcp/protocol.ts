/** The one door to the protocol's own library, which is read when the first assistant asks: it takes 0.15 s of no start. */

export type Protocol = typeof import('@modelcontextprotocol/server')

/** Reads the library, once. */
export function loadProtocol(): Promise<Protocol> {
  return import('@modelcontextprotocol/server')
}
