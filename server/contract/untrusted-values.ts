/** Values that come from outside: out of storage, links and files, where anything at all may stand. */

import { isSlug } from './vocabulary.ts'

/** An object of unknown properties. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a value is an object with properties to look at. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of a JSON text, or undefined where the text is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a text can be the name of a case; whatever else comes from outside never gets into an address. */
export function isSlugValue(value: unknown): value is string {
  return typeof value === 'string' && isSlug(value)
}

/** Whether a value is a day of the calendar, as 2026-12-10. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/**
 * Text for people to read, without characters that steer instead of being read: controls, and marks that turn the
 * direction of what follows, by which a name can pretend to be another.
 */
export function cleanText(text: string, longest: number): string {
  const steering = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
  return text.replace(/\r\n?/g, '\n').replace(steering, '').slice(0, longest).toWellFormed()
}
