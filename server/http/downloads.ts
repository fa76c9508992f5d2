/** Files as answers: to be saved under a Japanese name, and under an ASCII one where a client reads no other. */

import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Download } from '../library.ts'

/** Sends the file; long text goes out piece by piece. */
export function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const { name, extension, mediaType, content, missing } = file
  reply.type(mediaType)
  reply.header('content-disposition', describeDisposition(`${name}.${extension}`, extension))
  // For programs: a format such as RIS has no place in which to say so.
  if (missing.length > 0) reply.header('missing-cases', String(missing.length))
  return reply.send(content instanceof Uint8Array ? content : Readable.from(content))
}

/** RFC 6266 with the name in RFC 5987 form. */
function describeDisposition(fileName: string, extension: string): string {
  return `attachment; filename="kaizen.${extension}"; filename*=UTF-8''${encodeName(fileName)}`
}

/** The four signs are allowed in addresses and not in RFC 5987. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
