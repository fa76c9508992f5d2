/** Why a command about the state has done nothing, in one line for whoever runs it. */

import { ConfigError } from '../../server/config.ts'
import { AppError } from '../../server/errors.ts'

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'そのファイルはすでにあります。--replace を付けると置きかえます',
  ENOENT: 'フォルダーがありません',
  ENOTDIR: 'フォルダーのはずの場所にファイルがあります',
  EACCES: '権限がありません',
  EPERM: '権限がありません',
  EROFS: '書き込めない場所です',
  ENOSPC: 'ディスクに空きがありません',
  EDQUOT: 'ディスクの割り当てを使い切りました',
  EISDIR: 'フォルダーです。ファイルの名を書いてください',
  EBUSY: 'ほかのプログラムが使っています',
}

/** The sentence of a refusal, or of what the disk says. */
export function describeRefusal(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  const isSaid = error instanceof AppError || error instanceof ConfigError
  return (isSaid ? undefined : reasons[code]) ?? message.replace(/\s+/g, ' ')
}
