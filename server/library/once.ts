/** What costs something and is not asked for at once is computed when it first is. */

/** The function with its first result kept. */
export function once<T>(compute: () => T): () => T {
  let kept: { value: T } | undefined
  return () => {
    kept ??= { value: compute() }
    return kept.value
  }
}
