import type { VNode } from 'preact'

/** What a form carries along unseen. */
export function HiddenFields({ pairs }: { pairs: readonly [string, string][] }): VNode {
  return (
    <>
      {pairs.map(([name, value]) => (
        <input key={`${name}-${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
