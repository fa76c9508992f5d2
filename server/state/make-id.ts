/** Names of what is kept. */

import { randomBytes } from 'node:crypto'

/** A name that tells nothing of what it names, and that nobody guesses: 16 characters. */
export function makeId(): string {
  return randomBytes(12).toString('base64url')
}
