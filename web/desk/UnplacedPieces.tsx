import type { VNode } from 'preact'
import { TextButton } from '../parts/TextButton.tsx'
import { useDesk } from './desk-context.ts'

/** What a file had for which a case has no place, to be copied by hand; it stays in sight until that is done. */
export function UnplacedPieces(): VNode | null {
  const { unplaced, setUnplaced } = useDesk()
  if (unplaced.length === 0) return null
  return (
    <section aria-labelledby="desk-unplaced">
      <h2 id="desk-unplaced" class="tally-head">
        置けなかった文（{unplaced.length}）
      </h2>
      <ol class="desk-unplaced">
        {unplaced.map((piece, index) => (
          // The same text may stand in a file twice.
          <li key={`${index} ${piece.text}`}>
            <label>
              <span class="note">{piece.why}</span>
              <textarea readOnly rows={3} value={piece.text} />
            </label>
            <TextButton
              label="移し終えた"
              about={piece.text.slice(0, 20)}
              onPress={() => setUnplaced(unplaced.filter((one) => one !== piece))}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
