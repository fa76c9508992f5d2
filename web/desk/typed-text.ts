/** Text as it is typed and pasted: without what nobody sees, and not longer than a case can be. */

import type { CaseDraft } from '../../server/contract/desk.ts'

/** A long case has 60 kB in all its files; the server takes a draft of 1 MB. */
export const mostCharacters = { field: 5_000, section: 50_000 }
const mostDraftBytes = 1_000_000

/** Tabs become spaces; controls, halves of characters and marks that turn the direction of a text go. */
export function cleanTyped(text: string, isOneLine: boolean): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ')
  const told = lines.replace(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
  const whole = told.replace(/\p{Cs}/gu, '')
  return isOneLine ? whole.replace(/\n+/g, ' ') : whole
}

/** Said beside a field of which something was left out. */
export const cleanedNote = 'タブや見えない文字を除いた。'

/** Why a text is not taken in, or undefined. */
export function refuseLength(text: string, longest: number): string | undefined {
  if (text.length <= longest) return undefined
  return `長すぎて入らない（${formatCount(text.length)}字）。ここには${formatCount(longest)}字まで。もとの文はそのまま残っている。`
}

/** Why a draft is not kept, or undefined. */
export function refuseDraftSize(draft: CaseDraft): string | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify(draft)).length
  if (bytes <= mostDraftBytes) return undefined
  return `事例の全体が長すぎて保存できない（${formatCount(Math.ceil(bytes / 1000))}kB）。${formatCount(mostDraftBytes / 1000)}kBまでに減らす。`
}

function formatCount(count: number): string {
  return count.toLocaleString('ja-JP')
}
