/** Answers the requests of the screen out of the folder: what has to be read for that, and in which order. */

import type { PortablePartName, PortableParts } from '../../server/contract/portable.ts'
import { RequestFailure } from '../api.ts'
import { type Conversation, converse } from './converse.ts'
import { FileFault, loadPart, readParts } from './load-parts.ts'
import { markWordsAlone } from './mark-words-alone.ts'
import { noteReadiness, readReadiness } from './readiness.ts'
import { startWorker } from './start-worker.ts'

type Opened = { parts: PortableParts; talk: Conversation }

let opening: Promise<Opened> | undefined
let isMeaningWanted = false

/** Begins to read the words, if nothing has; what has failed is tried anew, because a share may have been away. */
export function prepareWords(): Promise<Opened> {
  opening ??= openWords().catch((error: unknown) => {
    opening = undefined
    noteReadiness({ words: 'failed' })
    throw error
  })
  return opening
}

async function openWords(): Promise<Opened> {
  noteReadiness({ words: 'coming' })
  const parts = await readParts()
  if (!parts.some(({ name }) => name === 'meaning')) noteReadiness({ meaning: 'absent' })
  const port = await startWorker()
  const opened = { parts, talk: converse(port) }
  try {
    await read(opened, 'words')
  } catch (error) {
    port.close()
    throw error
  }
  return opened
}

async function read({ parts, talk }: Opened, name: PortablePartName): Promise<void> {
  const hasRead = talk.hasRead(name)
  // Whoever waits hears of a missing file first.
  hasRead.catch(() => undefined)
  await loadPart(parts, name, talk.give)
  await hasRead
  noteReadiness({ [name]: 'ready' })
}

/** Asks the worker as `fetch` asks a server; before its words are read the request waits. */
export async function sendToWorker(path: string, init: RequestInit): Promise<Response> {
  const opened = await waitForWords(init.signal)
  const hasMeaning = readReadiness().meaning === 'ready'
  const response = await opened.talk.ask(path, init)
  if (!path.startsWith('/api/search')) return response
  wantMeaning(opened)
  return hasMeaning ? response : markWordsAlone(response)
}

async function waitForWords(signal: AbortSignal | null | undefined): Promise<Opened> {
  let opened: Opened
  try {
    opened = await prepareWords()
  } catch (error) {
    if (error instanceof RequestFailure) throw error
    const message = error instanceof FileFault ? error.message : '言葉の用意ができなかった。'
    throw new RequestFailure('server', message)
  }
  if (signal?.aborted) throw new DOMException('', 'AbortError')
  return opened
}

/** The model is read once a search has been answered, and after that answer is drawn: nobody else needs it. */
function wantMeaning(opened: Opened): void {
  if (isMeaningWanted || readReadiness().meaning !== 'coming') return
  isMeaningWanted = true
  const start = (): void => {
    read(opened, 'meaning').catch(() => noteReadiness({ meaning: 'failed' }))
  }
  requestAnimationFrame(() => setTimeout(start))
}
