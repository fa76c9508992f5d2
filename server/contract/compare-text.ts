/** Orders texts by code units and not by a locale, so that an order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
