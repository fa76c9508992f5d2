/**
 * What is wrong at the moment, by kind and subject, until it is right again. The public hears one sentence for each kind
 * (contract.ts); names, paths and reasons are for whoever runs the server: in the log, and in the list.
 */

import { troubleSentences } from './contract/api.ts'

export type TroubleKind = keyof typeof troubleSentences

/** The subject is the file or the text that it is about; empty where there is only one of the kind. */
export type Trouble = { kind: TroubleKind; subject: string; reason: string }

export type Troubles = {
  /** Is logged once, until it is cleared, however often it comes back and whatever its reason says then. */
  report: (kind: TroubleKind, subject: string, reason: unknown) => void
  /** It is right again. */
  clear: (kind: TroubleKind, subject?: string) => void
  /** The subjects of this kind from now on, with their reasons: all others are right again. */
  replace: (kind: TroubleKind, reasons: ReadonlyMap<string, unknown>) => void
  /**
   * Writes a file, and on failure again every minute until it succeeds, also when called anew: what fails is a trouble, not
   * an error. The writes of one file take turns.
   */
  write: (file: string, work: () => Promise<void>) => Promise<void>
  list: () => readonly Trouble[]
  /** Tries nothing any more. */
  close: () => void
}

/** A disk that has room again is soon noticed, and writing 100 MB in vain once a minute disturbs nobody. */
const usualPauseMs = 60_000

/** Opens the list; `log` hears a line when something goes wrong, and another when it is right again. */
export function openTroubles(log: (line: string) => void, pauseMs = usualPauseMs): Troubles {
  const present = new Map<string, Trouble>()
  const timers = new Map<string, NodeJS.Timeout>()
  const turns = new Map<string, Promise<void>>()
  let closed = false

  const report: Troubles['report'] = (kind, subject, cause) => {
    const key = `${kind} ${subject}`
    if (present.has(key)) return
    const reason = describeCause(cause)
    present.set(key, { kind, subject, reason })
    log(`${nameTrouble(kind, subject)}: ${reason}`)
  }
  const clear: Troubles['clear'] = (kind, subject = '') => {
    if (present.delete(`${kind} ${subject}`)) log(`直りました: ${nameTrouble(kind, subject)}`)
  }
  const tryWriting = async (file: string, work: () => Promise<void>): Promise<void> => {
    clearTimeout(timers.get(file))
    try {
      await work()
      clear('unwritable', file)
    } catch (error) {
      report('unwritable', file, error)
      if (!closed) timers.set(file, setTimeout(() => void write(file, work), pauseMs).unref())
    }
  }
  const write: Troubles['write'] = (file, work) => {
    const turn = (turns.get(file) ?? Promise.resolve()).then(() => tryWriting(file, work))
    turns.set(file, turn)
    return turn
  }
  return {
    report,
    clear,
    write,
    replace: (kind, reasons) => {
      for (const { subject } of list().filter((each) => each.kind === kind)) {
        if (!reasons.has(subject)) clear(kind, subject)
      }
      for (const [subject, reason] of reasons) report(kind, subject, reason)
    },
    list,
    close: () => {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }

  function list(): readonly Trouble[] {
    return [...present.values()]
  }
}

function nameTrouble(kind: TroubleKind, subject: string): string {
  return [subject, troubleSentences[kind]].filter(Boolean).join(' — ')
}

/** In one line, and what the system says in our words: who reads it runs the server, and does not program it. */
function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error).replace(/\s+/g, ' ')
  if (error.cause !== undefined) return describeCause(error.cause)
  const code = 'code' in error ? String(error.code) : ''
  const reason = systemReasons[code]
  if (reason !== undefined) return `${reason}（${code}）`
  return error.message.replace(/\s+/g, ' ')
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: '権限がありません',
  EPERM: '権限がありません',
  EROFS: '書き込めないディスクです',
  ENOSPC: 'ディスクに空きがありません',
  EDQUOT: 'ディスクの割り当てを使い切りました',
  ENOENT: 'ありません',
  ENOTDIR: 'フォルダーのはずの所にファイルがあります',
  EEXIST: 'フォルダーのはずの所にファイルがあります',
  EISDIR: 'ファイルのはずの所にフォルダーがあります',
  EMFILE: '一度に開けるファイルの数を超えました',
  EIO: 'ディスクが読み書きの誤りを返しました',
}
