/** A part of a portable library as script files, which a page from a file share may load. */

import { constants, gzipSync } from 'node:zlib'
import type { PortablePartName, PortablePiece } from '../../server/contract/portable.ts'
import { writePieceText } from '../../server/portable/piece-text.ts'
import { hashBytes } from '../hash-file.ts'

/** A file of this size is read in 15 ms, while which the page answers nobody. */
const bytesPerPiece = 1_500_000

/** The files by their paths, in the order in which they are to be loaded. */
export function writePartFiles(
  name: PortablePartName,
  content: Uint8Array,
): Map<string, Uint8Array> {
  const bytes = gzipSync(content, {
    ...{ level: constants.Z_BEST_COMPRESSION, memLevel: 9 },
    strategy: strategies[name],
  })
  const of = Math.ceil(bytes.length / bytesPerPiece)
  const whole = hashBytes(bytes).slice(0, 16)
  return new Map(
    Array.from({ length: of }, (_, at) => {
      const own = bytes.subarray(at * bytesPerPiece, (at + 1) * bytesPerPiece)
      const piece = { name, number: at + 1, of, whole, text: writePieceText(own) }
      return [`data/${name}-${String(at + 1).padStart(2, '0')}.js`, writePieceScript(piece)]
    }),
  )
}

/** Words and weights want different ways: by the other one each is 2 % larger. */
const strategies: Readonly<Record<PortablePartName, number>> = {
  words: constants.Z_DEFAULT_STRATEGY,
  meaning: constants.Z_FILTERED,
}

/** The mark at its head says UTF-16 to every browser, whatever the page or the host says. */
function writePieceScript(piece: PortablePiece): Uint8Array {
  return Buffer.from(`\ufeffkaizenPart(${JSON.stringify(piece)})\n`, 'utf16le')
}
