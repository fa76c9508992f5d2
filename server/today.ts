/** The current day in Japan, wherever the server stands. */

/** The day as 2026-11-22; Swedish dates are written as ISO dates. */
export function readDayInJapan(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })
}
