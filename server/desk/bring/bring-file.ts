/** A file that an editor brings, read by the ending of its name. */

import type { Brought } from '../../contract/brought.ts'
import { AppError } from '../../errors.ts'
import { bringDossier, bringMarkdown, bringWord } from './bring.ts'

/** Reads the file of this name; rejects with an AppError where it is of no kind that is read. */
export async function bringFile(name: string, bytes: Uint8Array): Promise<Brought> {
  const [, ending = ''] = /\.([a-z]{1,5})$/i.exec(name.trim()) ?? []
  switch (ending.toLowerCase()) {
    case 'docx':
      return bringWord(bytes)
    case 'md':
      return bringMarkdown(readText(bytes))
    case 'yaml':
    case 'yml':
      return bringDossier(readText(bytes))
    default:
      throw new AppError('BAD_MATERIAL', { problem: otherKind })
  }
}

const otherKind =
  '読めるのは Word（.docx）、Markdown（.md）、YAML（.yaml、.yml）です。古い Word（.doc）は .docx で保存し直してください。'
const noText = '文字として読めません。文字コードを UTF-8 にして保存し直してください。'

/** Of the editors of Windows the older ones save in Shift_JIS; what is neither is refused and not guessed at. */
function readText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding, or the refusal.
    }
  }
  throw new AppError('BAD_MATERIAL', { problem: noText })
}
