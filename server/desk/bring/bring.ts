/**
 * Material that an editor brings is read beside the server, in a thread that has 20 seconds and 256 MB and is ended
 * after it: a Word file is a zip of XML, and the next one that a parser chokes on is always one nobody has thought of.
 */

import type { Worker } from 'node:worker_threads'
import { openTurns } from '../../access/turns.ts'
import type { Brought } from '../../contract/brought.ts'
import { AppError } from '../../errors.ts'
import { startThread } from '../../start-thread.ts'
import { limits } from './limits.ts'
import type { Material } from './read-material.ts'
import type { Reply } from './worker.ts'

type Settings = {
  limitMs?: number
  /** For tests: the module of another thread. */
  module?: URL
}

/** The longest report that is read takes 0.6 s of a core, start of the thread and all, and 5 s on a machine ten times overloaded. */
const limitMs = 20_000
const resourceLimits = { maxOldGenerationSizeMb: 256 }
/** One at a time, so that memory is bounded by one file; 20 editors who send at once wait their turn. */
const takeTurn = openTurns(1, 20)

/** Reads a Word file (.docx). */
export function bringWord(bytes: Uint8Array): Promise<Brought> {
  return bringMaterial({ kind: 'word', bytes })
}

/** Reads the text of a Markdown file. */
export function bringMarkdown(text: string): Promise<Brought> {
  return bringMaterial({ kind: 'markdown', text })
}

/** Reads the text of a dossier. */
export function bringDossier(text: string): Promise<Brought> {
  return bringMaterial({ kind: 'dossier', text })
}

/** Reads material in a thread; rejects with an AppError, whatever the material does to the thread. */
export async function bringMaterial(material: Material, settings: Settings = {}): Promise<Brought> {
  // Before it waits and is copied into the thread.
  if ('bytes' in material && material.bytes.byteLength > limits.bytes)
    throw new AppError('BODY_TOO_LARGE')
  return takeTurn(() => readInThread(material, settings))
}

async function readInThread(material: Material, settings: Settings): Promise<Brought> {
  const { module = new URL('./worker.ts', import.meta.url) } = settings
  const thread = startThread(module, { resourceLimits })
  try {
    thread.postMessage(material)
    return await waitFor(thread, settings.limitMs ?? limitMs)
  } finally {
    await thread.terminate()
  }
}

function waitFor(thread: Worker, limit: number): Promise<Brought> {
  return new Promise((resolve, reject) => {
    const refuse = (problem: string, cause?: unknown) => {
      clearTimeout(timer)
      reject(new AppError('BAD_MATERIAL', { problem }, { cause }))
    }
    const timer = setTimeout(
      () =>
        refuse(
          `${limit / 1000}秒では読み終わらない書き方のファイルです。要る所だけを新しい文書に写してください。`,
        ),
      limit,
    )
    thread.on('message', (reply: Reply) => {
      if ('problem' in reply) return refuse(reply.problem)
      if ('failure' in reply) return refuse(unreadable, new Error(reply.failure))
      clearTimeout(timer)
      resolve(reply.brought)
    })
    thread.on('error', (error) => refuse(isFull(error) ? tooFull : unreadable, error))
    thread.on('exit', () => refuse(unreadable))
  })
}

const unreadable = '読む途中で失敗しました。要る所だけを新しい文書に写してください。'
const tooFull = '大きすぎて読み切れません。要る所だけを新しい文書に写してください。'

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
