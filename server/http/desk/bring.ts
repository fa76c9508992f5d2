/** What comes to the desk and leaves it as a file: material of other programs, and the whole library. */

import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { describeDisposition } from '../../answers/file-headers.ts'
import { readParameters, readSingle } from '../../answers/parameters.ts'
import { isForMembers, membersOnlyMark } from '../../contract/case-audience.ts'
import { readDayInJapan } from '../../contract/format.ts'
import type { DeskService } from '../../desk/desk-service.ts'
import { allow } from '../member-pages.ts'
import type { DeskParts } from './desk-pages.ts'

/** As much as is read of a file. */
const mostBytes = 10 * 2 ** 20
const rawBytes = 'application/octet-stream'

/** Registers both, in a scope of their own: no other route reads raw bytes. */
export function registerBring(
  scope: FastifyInstance,
  { library, service }: Pick<DeskParts, 'library'> & { service: DeskService },
): void {
  scope.addContentTypeParser(rawBytes, { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  // Asked before the body comes: ten megabytes of a stranger are not even read.
  const onRequest = allow('editor')

  scope.post('/api/desk/bring', { onRequest, bodyLimit: mostBytes }, async (request) => {
    const { body } = request
    const name = readSingle(readParameters(request.url), 'name') ?? ''
    return service.bring(name, Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  })

  scope.get('/desk/library.zip', { onRequest }, async (_request, reply) => {
    const hasMembersOwn = library.desk().allCases().some(isForMembers)
    const mark = hasMembersOwn ? `${membersOnlyMark}_` : ''
    const name = `${mark}改善事例ライブラリ_${readDayInJapan()}.zip`
    return reply
      .type('application/zip')
      .header('content-disposition', describeDisposition(name, 'zip'))
      .send(Readable.from(service.pack(), { objectMode: false }))
  })
}
