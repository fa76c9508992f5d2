/** Requests that are no HTTP or never end: answered on the bare socket, before any route could be. */

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { AppError } from '../errors.ts'
import { describeError } from './error-border.ts'
import { securityHeaders } from './security-headers.ts'

/** Answers a broken request with its status and a sentence, and closes the connection. */
export function answerClientError(cause: Error & { code?: string }, socket: Socket): void {
  if (cause.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const error = toAppError(cause)
  const body = JSON.stringify(describeError(error))
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`, ...lines]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

function toAppError(cause: Error & { code?: string }): AppError {
  switch (cause.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('REQUEST_TIMEOUT', undefined, { cause })
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('HEADERS_TOO_LARGE', undefined, { cause })
    // Japanese typed into curl without percent codes.
    case 'HPE_INVALID_URL':
      return new AppError('BROKEN_URL', undefined, { cause })
    default:
      return new AppError('BAD_REQUEST', undefined, { cause })
  }
}
