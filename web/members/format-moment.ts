/** Moments as members read them: on the clock of Japan, wherever the server stands. */

const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** 2026年11月29日 9:05; what is no moment stays as it is. */
export function formatMoment(moment: string): string {
  const time = Date.parse(moment)
  return Number.isNaN(time) ? moment : clock.format(time)
}
