/** The program: settings, library, application, listening, and an orderly end. */

import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { openAccessDoor } from './access/access-door.ts'
import { readAccessibilityReport } from './accessibility-report.ts'
import { buildApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { recoverPublishing } from './desk/case-file/change-files.ts'
import { openDeskService } from './desk/desk-service.ts'
import { AppError } from './errors.ts'
import { limitHeapGrowth } from './heap-growth.ts'
import { findPage } from './http/assets.ts'
import { openLibrary } from './library/open-library.ts'
import { readAhead } from './read-ahead.ts'

/** Time for the requests under way to be answered; service managers commonly kill after 5 to 10 s. */
const patienceMs = 3500
/** By then the process ends whatever still holds it. */
const lastMomentMs = 4800

async function start(): Promise<void> {
  limitHeapGrowth()
  const config = readConfig()
  await endPublishing(config.casesFolder)
  const [assets, accessibility, members, library] = await Promise.all([
    findPage(),
    readAccessibilityReport(),
    openAccessDoor(config.stateFolder),
    openLibrary({
      casesFolder: config.casesFolder,
      dataFolder: config.dataFolder,
      ...(config.meilisearch && { meilisearch: config.meilisearch }),
      log: warn,
      live: true,
      modelMayFollow: true,
    }),
  ])
  await library.words.use(members.desk()?.ownWords.read() ?? '')
  const app = await buildApp({
    library,
    members,
    desk: openDeskService({
      casesFolder: config.casesFolder,
      checkDraft: library.desk().checkDraft,
    }),
    openProposals: config.openProposals,
    refusesRobots: config.refusesRobots,
    otherSites: config.corsOrigins,
    assets,
    accessibility,
    trustedProxies: config.trustedProxies,
    logger: { level: 'warn', stream: process.stderr },
  })
  await app.listen({ port: config.port, host: config.host }).catch(async (error: unknown) => {
    // The model may still be being loaded, and an exit then aborts the process (onnxruntime 1.30).
    await library.close()
    throw error
  })
  const stop = prepareEnd(async () => {
    setTimeout(() => app.server.closeAllConnections(), patienceMs).unref()
    setTimeout(() => process.exit(), lastMomentMs)
    await app.close()
    await library.close()
    members.close()
  })
  endOnSignal(stop)
  endOnBug(stop)
  if (config.startedByNpm) watchParent(stop)
  process.stdout.write(`ready ${addressOf(config, app.server.address())}\n`)
  setImmediate(() => void readAhead(library))
}

/** What a killed process began to publish is ended before the folder is read; what stands in the way is said. */
async function endPublishing(casesFolder: string): Promise<void> {
  try {
    const { kept } = await recoverPublishing(casesFolder)
    for (const { name } of kept) {
      warn(`公開の途中で止まりました。手で直されていたので、そのままにします: ${name}`)
    }
  } catch (error) {
    // A folder that is not there, or only read, is said by whoever reads it.
    const isBug = !(error instanceof AppError) && !(error instanceof Error && 'code' in error)
    if (isBug) throw error
  }
}

/** The end in order, once; the process ends with its exit code as it is set by then. */
function prepareEnd(close: () => Promise<void>): () => void {
  let isEnding = false
  return () => {
    if (isEnding) return
    isEnding = true
    close().then(() => process.exit(), failTo('終了'))
  }
}

/** The first signal ends in order; the handlers are gone then, so that a second one kills. */
function endOnSignal(stop: () => void): void {
  const signals = ['SIGTERM', 'SIGINT'] as const
  const end = () => {
    for (const signal of signals) process.off(signal, end)
    stop()
  }
  for (const signal of signals) process.on(signal, end)
}

/**
 * What nobody caught leaves a state that nobody knows: the process ends, in order where it still can, and the service
 * manager starts it anew. Who runs it reads one sentence, who mends it the stack.
 */
function endOnBug(stop: () => void): void {
  let heard = 0
  const end = (error: unknown) => {
    heard += 1
    // What follows on the way to the end comes of the same bug; it fills no log, and the end has its own time limit.
    if (heard > 2) return
    warn('プログラムの誤りなので、サーバーを止めます。次の記録を添えて知らせてください')
    warn(error instanceof Error && error.stack ? error.stack : inspect(error))
    // Not at once: an exit while the model runs in its thread aborts the process (onnxruntime 1.30), and is no exit code 1.
    process.exitCode = 1
    stop()
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.removeAllListeners(event)
    process.on(event, end)
  }
}

/** `npm start` hands a SIGTERM to its shell, which dies of it and tells nobody: the server would live on unseen. */
function watchParent(stop: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, 500)
  timer.unref()
}

function addressOf({ host }: Config, address: string | AddressInfo | null): string {
  const port = address !== null && typeof address === 'object' ? address.port : ''
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function warn(message: string): void {
  process.stderr.write(`${message}\n`)
}

/** What the system refuses at the start, in the words of whoever has to mend it. */
const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'このポートはほかのプログラムが使っています。PORT で別の番号を指定してください',
  EACCES: '使う権限がありません。PORT、CASES_DIR、DATA_DIR を確かめてください',
  EROFS: '書き込めないディスクです。DATA_DIR とプログラムのフォルダーを確かめてください',
  ENOSPC: 'ディスクに空きがありません。空けてから、もう一度実行してください',
  ENOTDIR: 'フォルダーのはずの場所にファイルがあります。CASES_DIR と DATA_DIR を確かめてください',
  EADDRNOTAVAIL: 'HOST のアドレスはこの機械にありません',
  ENOTFOUND: 'HOST の名前が見つかりません',
}

/** Says in one line what went wrong (settings: a line each) and ends; a stack helps nobody at this point. */
function failTo(what: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = error instanceof Error ? error.message : String(error)
    const refusal = refusals[code]
    const line = message.replace(/\s+/g, ' ')
    if (error instanceof ConfigError) warn(message)
    else warn(refusal === undefined ? `${what}できません: ${line}` : `${refusal}（${code}）`)
    process.exit(1)
  }
}

// Whoever reads our output may go away before us; what is said then is lost, and the readers of cases are not.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.on('uncaughtException', failTo('開始'))
process.on('unhandledRejection', failTo('開始'))
start().catch(failTo('開始'))
