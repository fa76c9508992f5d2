import type { VNode } from 'preact'

const spine = 4
const height = 18
const room = 40

/** A shelf with one spine a case; where the cases are too many for it, its spines stand for shares. */
export function Shelf({ main, also }: { main: number; also: number }): VNode {
  const scale = Math.min(1, room / Math.max(1, main + also))
  const dark = Math.round(main * scale) * spine
  const light = Math.round(also * scale) * spine
  return (
    <svg class="shelf" aria-hidden="true">
      <rect width={dark} height={height} fill="url(#spine)" />
      <rect x={dark} width={light} height={height} fill="url(#spine-also)" />
    </svg>
  )
}
