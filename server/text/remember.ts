/** The function of a text with its results kept; all are forgotten where there are too many, so that no flood of texts fills the memory. */
export function rememberResults<T extends string | boolean | readonly string[]>(
  compute: (text: string) => T,
  most: number,
): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= most) kept.clear()
    const result = compute(text)
    kept.set(text, result)
    return result
  }
}
