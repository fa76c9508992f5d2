/**
 * The words of a note as a source: 「西尾市「増加費用の判決」2021年4月1日 https://…」. What cannot be told apart stays
 * together as the title, for an editor cuts it in a moment and finds nothing that was thrown away.
 */

import { cutAddresses } from '../../cases/addresses.ts'
import { takeDate, withoutReadingDays } from './source-dates.ts'

export type FoundSource = { title: string; publisher?: string; url?: string; date?: string }

/** The sources that a note names: one, or one for each of its addresses. */
export function readSources(note: string): FoundSource[] {
  return cutAtAddresses(note)
    .map(readSource)
    .filter(({ title, url }) => title !== '' || url !== undefined)
}

const link = /\[([^[\]\n]{1,300})\]\((https?:\/\/[^\s()]{1,2000})\)/

type Cut = { words: string; url?: string; linked?: string }

/** Sources at one place, as the library's own Word files part them. */
const parting = '　／　'

/** Each address ends the words of one source; what stands behind the last belongs to it. */
function cutAtAddresses(note: string): Cut[] {
  return note.split(parting).flatMap((piece) => {
    const { cuts, rest } = cutAtLinks(piece)
    let words = ''
    for (const node of cutAddresses(rest)) {
      if (node.type !== 'link') words += 'value' in node ? node.value : ''
      else if (/^https?:/.test(node.url)) {
        cuts.push({ words, url: node.url })
        words = ''
      }
    }
    const last = cuts.at(-1)
    if (!last) return [{ words }]
    last.words += words
    return cuts
  })
}

/** More of them in one note are no sources of one sentence. */
const mostLinks = 20

function cutAtLinks(piece: string): { cuts: Cut[]; rest: string } {
  const cuts: Cut[] = []
  let rest = piece
  for (let found = link.exec(rest); found && cuts.length < mostLinks; found = link.exec(rest)) {
    const [whole, linked = '', url = ''] = found
    const isAddress = /^https?:/.test(linked)
    cuts.push({ words: rest.slice(0, found.index), url, ...(!isAddress && { linked }) })
    rest = rest.slice(found.index + whole.length)
  }
  return { cuts, rest }
}

function readSource({ words, url, linked }: Cut): FoundSource {
  const address = url === undefined ? {} : { url }
  const said = trimSigns(withoutReadingDays(words))
  const named = linked === undefined ? findTitle(said) : { title: linked, rest: said }
  if (!named) return { title: said, ...address }
  const { rest, date } = takeDate(named.rest)
  const publisher = trimSigns(rest)
  return {
    title: named.title.trim(),
    ...(publisher !== '' && { publisher }),
    ...address,
    ...(date !== undefined && { date }),
  }
}

const quotes = new Map([
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
])

/** The first words in quotation marks, with such marks inside, and what stands around them. */
function findTitle(words: string): { title: string; rest: string } | undefined {
  const start = [...words].findIndex((sign) => quotes.has(sign))
  if (start < 0) return undefined
  const signs = [...words]
  const open = signs[start] ?? ''
  const close = quotes.get(open)
  let depth = 0
  for (let at = start; at < signs.length; at += 1) {
    if (signs[at] === open) depth += 1
    if (signs[at] === close) depth -= 1
    if (depth > 0) continue
    const title = signs.slice(start + 1, at).join('')
    const rest = [signs.slice(0, start), signs.slice(at + 1)].map((part) =>
      trimSigns(part.join('')),
    )
    return title.trim() === '' ? undefined : { title, rest: rest.filter(Boolean).join('　') }
  }
  return undefined
}

const edge = /[\s.,、。，．:：;；／/()（）・-]/

/** Without the signs that stood between the parts of a note; a closing bracket stays with the one that it closes. */
export function trimSigns(words: string): string {
  const signs = [...words]
  let start = 0
  let end = signs.length
  while (start < end && edge.test(signs[start] ?? '') && !/[（(]/.test(signs[start] ?? ''))
    start += 1
  while (end > start && edge.test(signs[end - 1] ?? '') && !/[）)]/.test(signs[end - 1] ?? '')) {
    end -= 1
  }
  const kept = signs.slice(start, end).join('')
  return /^[（(][^（）()]{0,200}[）)]$/.test(kept) ? kept.slice(1, -1).trim() : kept
}
