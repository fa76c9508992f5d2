/** The numbers of rows as ids on the screens. */

const form = /^[1-9][0-9]{0,14}$/

/** The number that an id from outside stands for, or none. */
export function readRowNumber(id: string): number | undefined {
  return form.test(id) ? Number(id) : undefined
}
