/** Tables of bytes as one array of bytes: how long each is, then one behind the other. */

/** In their order in the bytes. */
const tableNames = [
  ...(['sharedLengths', 'addedLengths', 'units'] as const),
  ...(['counts', 'classIds', 'costs', 'baseRules', 'classes', 'readings'] as const),
  ...(['rowLikes', 'columnLikes', 'connections'] as const),
  ...(['unknownTokens', 'unknownFeatures', 'unknownTargets'] as const),
  ...(['characters', 'characterClasses'] as const),
]

export type Tables = Record<(typeof tableNames)[number], Uint8Array>

/** One array of bytes with all tables in it. */
export function joinTables(tables: Tables): Uint8Array {
  const lists = tableNames.map((name) => tables[name])
  const headLength = 4 * lists.length
  const bytes = new Uint8Array(lists.reduce((sum, { length }) => sum + length, headLength))
  const head = new DataView(bytes.buffer, 0, headLength)
  let at = headLength
  lists.forEach((list, index) => {
    head.setUint32(4 * index, list.length, true)
    bytes.set(list, at)
    at += list.length
  })
  return bytes
}

/** The tables again, as copies: most are done with once they are opened, and then the bytes are too. */
export function splitTables(bytes: Uint8Array): Tables {
  const head = new DataView(bytes.buffer, bytes.byteOffset)
  let at = 4 * tableNames.length
  const entries = tableNames.map((name, index) => {
    const start = at
    at += head.getUint32(4 * index, true)
    return [name, bytes.slice(start, at)] as const
  })
  return Object.fromEntries(entries) as Tables
}
