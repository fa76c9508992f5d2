import type { VNode } from 'preact'
import type { Hit, Reason } from '../../server/contract.ts'

const marks = { words: 'words', meaning: 'near', both: 'both' } as const

const labels = { words: '語が一致', meaning: '意味が近い', both: '語も意味も' } as const

type WordKind = 'reading' | 'synonym' | 'related' | 'part'

/** Where none of the reader's own words was found, the label says what was found in their place. */
const otherLabels: Readonly<Record<WordKind, Record<'words' | 'both', string>>> = {
  reading: { words: '読みが一致', both: '読みも意味も' },
  synonym: { words: '同義語が一致', both: '同義語も意味も' },
  related: { words: '関連語が一致', both: '関連語も意味も' },
  part: { words: '語の一部が一致', both: '一部も意味も' },
}

type Props = { match: Hit['match']; reasons?: readonly Reason[] }

/** Why a case was found, with the same mark that its excerpt uses. */
export function WhyLabel({ match, reasons = [] }: Props): VNode {
  return <span class={`why why--${marks[match]}`}>{nameMatch(match, reasons)}</span>
}

function nameMatch(match: Hit['match'], reasons: readonly Reason[]): string {
  const kinds = reasons.map(({ kind }) => kind)
  const other = (['reading', 'synonym', 'related', 'part'] as const).find((kind) =>
    kinds.includes(kind),
  )
  if (match === 'meaning' || other === undefined || kinds.includes('word')) return labels[match]
  return otherLabels[other][match]
}
