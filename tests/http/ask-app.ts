/** Everything that a reader gets from an address, as text to be compared and looked through. */

import type { FastifyInstance, InjectOptions } from 'fastify'
import { readZip } from '../support/read-files.ts'

export type Asked = {
  url: string
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS'
  headers?: Record<string, string>
}

export type Got = { status: number; headers: Record<string, unknown>; body: string }

/**
 * All that a reader gets, but for the time that an answer took, what is drawn by lot in a Word file, and how many requests
 * are left to him.
 */
export async function askApp(app: FastifyInstance, asked: Asked): Promise<Got> {
  const { statusCode, headers, rawPayload } = await app.inject(asked as InjectOptions)
  const { date: _, 'content-length': length, ...others } = headers
  const rest = Object.fromEntries(
    Object.entries(others).filter(([name]) => !name.startsWith('ratelimit-')),
  )
  const text = readPayload(rawPayload)
  const body = leaveOutChance(text)
    // The one number in which hidden files may show, as an alarm of the operator: how many problems the log names.
    .replace(/^(\{"status":"[^}]*"problems":)\d+\}$/, '$1…}')
  // A HEAD has the length of a body that is not there to be looked at.
  const isSame = body === text && asked.method !== 'HEAD'
  return { status: statusCode, headers: isSame ? { ...rest, length } : rest, body }
}

/** Text without the time that an answer took, and what is drawn by lot in a Word file. */
export function leaveOutChance(text: string): string {
  return text
    .replace(/(tookMs(?:"|&quot;):)[0-9.]+/g, '$1…')
    .replace(/rId[\w-]{20,}|(?<=<dcterms:[^>]*>)[^<]*/g, '')
}

/** The bytes as text; a Word file is unpacked, because its words are packed. */
export function readPayload(payload: Buffer): string {
  if (payload.toString('latin1', 0, 2) !== 'PK') return payload.toString('utf8')
  return [...readZip(payload)].map(([name, content]) => `${name}\n${content}`).join('\n')
}
