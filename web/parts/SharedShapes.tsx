import type { VNode } from 'preact'

const spines = 'M0 2h2.4v16H0zM4 5h2.4v13H4zM8 3h2.4v15H8zM12 6h2.4v12h-2.4zM16 2h2.4v16H16z'

/** Shapes drawn once and used by reference: the grid of the badge, the spines of the shelves. */
export function SharedShapes(): VNode {
  return (
    <svg class="defs" aria-hidden="true" focusable="false">
      <symbol id="g12" viewBox="0 0 49 37">
        <rect class="badge-sheet" x="0.5" y="0.5" width="48" height="36" />
        <path
          class="badge-lines"
          d="M.5 .5h48v36h-48zM12.5 .5v36M24.5 .5v36M36.5 .5v36M.5 12.5h48M.5 24.5h48"
        />
      </symbol>
      <pattern id="spine" width="20" height="18" patternUnits="userSpaceOnUse">
        <path fill="currentColor" d={spines} />
      </pattern>
      <pattern id="spine-also" width="20" height="18" patternUnits="userSpaceOnUse">
        <path fill="currentColor" opacity=".38" d={spines} />
      </pattern>
    </svg>
  )
}
