/** Requests that are no HTTP or never end: answered on the bare socket, before any route could be. */

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { PageData } from '../../web/page-data.ts'
import { type PageAssets, renderPage } from '../../web/render.tsx'
import { AppError } from '../errors.ts'
import { describeError } from './error-border.ts'
import { securityHeaders } from './security-headers.ts'

type ClientError = Error & { code?: string; rawPacket?: unknown }

/** Answers broken requests with their status and a sentence, and closes the connection. */
export function createClientErrorAnswerer(assets: PageAssets) {
  return (cause: ClientError, socket: Socket): void => answerClientError(cause, socket, assets)
}

function answerClientError(cause: ClientError, socket: Socket, assets: PageAssets): void {
  if (cause.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const error = toAppError(cause)
  const { status, body, mediaType, location } = describeAnswer(error, cause.rawPacket, assets)
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': `${mediaType}; charset=utf-8`,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...(location !== undefined && { location }),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

type Answer = { status: number; body: string; mediaType: string; location?: string }

/** A page for the address of a page, which leads on where it only lacked its percent codes; else data. */
function describeAnswer(error: AppError, packet: unknown, assets: PageAssets): Answer {
  const path = error.code === 'BROKEN_URL' ? readPath(packet) : undefined
  if (path === undefined || /^\/api(\/|\?|$)/.test(path)) {
    const body = JSON.stringify(describeError(error))
    return { status: error.status, body, mediaType: 'application/json' }
  }
  const data: PageData = { page: 'error', code: error.code, message: error.message }
  const page = { body: renderPage(data, assets, ''), mediaType: 'text/html' }
  const location = encodePath(path)
  return location ? { ...page, status: 308, location } : { ...page, status: error.status }
}

/** The address as bytes, of a request that has the packet to itself. */
function readPath(packet: unknown): string | undefined {
  const line = Buffer.isBuffer(packet) ? packet.subarray(0, 8192).toString('latin1') : ''
  return /^(?:GET|HEAD) (\/\S*) HTTP\/1\.[01]\r?\n/.exec(line)?.[1]
}

/** Nothing where the bytes are no UTF-8, or where a browser would read the name of another machine. */
function encodePath(path: string): string | undefined {
  if (/^\/[/\\]/.test(path)) return undefined
  const bytes = Buffer.from(path, 'latin1')
  const isUtf8 = Buffer.from(bytes.toString('utf8')).equals(bytes)
  const encode = (byte: string) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`
  return isUtf8 ? path.replace(/[\x80-\xff]/g, encode) : undefined
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
