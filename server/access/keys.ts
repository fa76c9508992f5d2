/** Keys that open something to whoever has them: of links and sessions. Only their SHA-256 is kept. */

import { createHash, randomBytes } from 'node:crypto'

/** A new key, of 256 random bits. */
export function makeKey(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a key; nothing for a text that can be none, as the cookies of other programs. */
export function hashKey(key: string): string | undefined {
  return /^[\w-]{43}$/.test(key) ? hashText(key) : undefined
}

/** The SHA-256 of a text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
