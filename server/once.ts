/** The function with its first result kept: what costs something and is not asked for at once is computed when it first is. */
export function once<T>(compute: () => T): () => T {
  let kept: { value: T } | undefined
  return () => {
    kept ??= { value: compute() }
    return kept.value
  }
}
