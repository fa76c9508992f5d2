import type { VNode } from 'preact'
import type { Hit } from '../../server/contract.ts'

const labels = {
  words: { label: '語が一致', mark: 'words' },
  meaning: { label: '意味が近い', mark: 'near' },
  both: { label: '語も意味も', mark: 'both' },
} as const

/** Why a case was found, with the same mark that its excerpt uses. */
export function WhyLabel({ match }: { match: Hit['match'] }): VNode {
  const { label, mark } = labels[match]
  return <span class={`why why--${mark}`}>{label}</span>
}
