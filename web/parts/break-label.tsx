import type { VNode } from 'preact'

/** つまずきとその後 breaks after its と where room is narrow; no program would find that place. */
export function breakLabel(label: string): VNode | string {
  const [head = '', tail] = label.split(/(?<=^つまずきと)/)
  if (tail === undefined) return label
  return (
    <>
      {head}
      <wbr />
      {tail}
    </>
  )
}
