/** All public cases to take along: two files, their checksum, and what is in them. */

import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { writeDumpDictionary } from '../answers/dump-dictionary.ts'
import { readFormat } from '../answers/file-answer.ts'
import { readParameters, refuseUnknown } from '../answers/parameters.ts'
import { type DumpFormat, dumpFormats } from '../contract/dump.ts'
import type { Download, Library } from '../library/library.ts'
import { sendDownload } from './downloads.ts'

/** Names of the addresses of the files. */
export const dumpParameters: readonly string[] = ['format']

/** Registers the files of what `library` holds for everybody, whoever asks for them. */
export function registerDump(scope: FastifyInstance, library: Library): void {
  scope.get('/dump', async (request, reply) => {
    const file = library.dump(readDumpFormat(request.url))
    const sum = await sumContent(file)
    reply.headers({
      'content-length': sum.bytes,
      // RFC 9530.
      'repr-digest': `sha-256=:${sum.hash.toString('base64')}:`,
    })
    return sendDownload(reply, file)
  })

  scope.get('/dump/checksum', async (request, reply) => {
    const format = readDumpFormat(request.url)
    const { hash } = await sumContent(library.dump(format))
    // As sha256sum reads it, with the name that the recipes give the file.
    return reply
      .type('text/plain; charset=utf-8')
      .send(`${hash.toString('hex')}  kaizen-cases.${format}\n`)
  })

  scope.get('/dump/dictionary', async (request, reply) => {
    refuseUnknown(readParameters(request.url), [])
    return reply.type('text/markdown; charset=utf-8').send(writeDumpDictionary())
  })
}

function readDumpFormat(url: string): DumpFormat {
  const parameters = readParameters(url)
  refuseUnknown(parameters, dumpParameters)
  return readFormat(parameters, dumpFormats)
}

type Sum = { hash: Buffer; bytes: number }

/** Kept while the library has this state: the content of a file of before is no longer asked for. */
const sums = new WeakMap<Download, Promise<Sum>>()

function sumContent(file: Download): Promise<Sum> {
  const known = sums.get(file) ?? sumPieces(file.content)
  sums.set(file, known)
  return known
}

/** Others are answered in between: ten thousand cases are a hundred megabytes. */
const piecesAtOnce = 50

async function sumPieces(content: Download['content']): Promise<Sum> {
  const hash = createHash('sha256')
  let [pieces, bytes] = [0, 0]
  for (const piece of content instanceof Uint8Array ? [content] : content) {
    hash.update(piece)
    bytes += Buffer.byteLength(piece)
    pieces += 1
    if (pieces % piecesAtOnce === 0) await nextTurn()
  }
  return { hash: hash.digest(), bytes }
}
