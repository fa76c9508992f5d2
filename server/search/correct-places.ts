/** Places that were typed by their reading, as their names: べっぷし, しわの図書館, いこま市, beppu city, おおいたけんべっぷし. */

import { phoneticKey } from '../text/phonetic-key.ts'
import type { Lexicon } from './lexicon.ts'
import { isPlaceName, type Place } from './places.ts'

const spelt = /^(?:[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Latin}+)$/u

/** A run of kana or romaji where a place may be named: at the start, or after 大分県 or 玖珠郡. */
const speltAtStart =
  /(?<=^|[都道府県郡])(?:[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Latin}+)/gu

/** What follows a place that is a place: べっぷの, not べっぷい. */
const particle = /^(?:の|で|に|が|は|を|へ|と|や|も|から|まで|より|など|における)/
/** What says of a word that may be another (しわ, せいか) that it is the place. */
const placeParticle = /^(?:の|で|に(?!も)|へ)/

const startsInKanji = /^\p{Script=Han}+/u

/** Two kana are a word too often, unless 市 or の follows. */
const shortestAlone = 3

/** No municipality or prefecture has a longer reading, in romaji and with its suffix in English either. */
const longestReading = 30

/** A run without spaces with the places in it; the same where there are none, or where it is a word as it stands. */
export function correctPlaces(chunk: string, lexicon: Lexicon): string {
  if (lexicon.has(chunk)) return chunk
  const whole = findMeant(chunk, lexicon)
  if (whole.length > 0) return writePlaces(whole, ' OR ')
  if (isOtherWord(chunk, lexicon)) return chunk
  return chunk.replace(speltAtStart, (run, at: number) =>
    correctStart(run, chunk.slice(at + run.length), lexicon),
  )
}

/** A word that sounds so, or a place that no case has: べっぷ is not cut out of either. */
function isOtherWord(chunk: string, lexicon: Lexicon): boolean {
  if (!spelt.test(chunk)) return false
  return lexicon.places.isReading(chunk) || lexicon.findBySound(phoneticKey(chunk)) !== undefined
}

/** The places that are meant by a whole run: せいか alone is 成果 where that is a word of the library. */
function findMeant(text: string, lexicon: Lexicon): Place[] {
  if (!spelt.test(text) || lexicon.has(text)) return []
  const places = lexicon.places.find(text)
  const named = places.filter(({ name, written }) => name === written)
  if (named.length > 0) return named
  const other = lexicon.findBySound(phoneticKey(text))
  const isPlace = ({ name, written }: Place) => other === name || other === written
  return other === undefined || places.some(isPlace) ? places : []
}

/** A run with the place at its head, where what follows says that it ends there. */
function correctStart(run: string, after: string, lexicon: Lexicon): string {
  const [kanji = ''] = startsInKanji.exec(after) ?? []
  // トヨタ自動車 is a word of its own, さくら市 is not 佐倉市.
  if ((kanji !== '' && lexicon.has(run + kanji)) || isPlaceName(run + after)) return run
  const ended = lexicon.places.find(run).filter(({ name }) => after.startsWith(name.slice(-1)))
  if (ended.length > 0) return writePlaces(ended, '・', after)
  for (let length = Math.min(run.length, longestReading); length > 1; length--) {
    const [head, rest] = [run.slice(0, length), run.slice(length)]
    const meant = correctHead(head, rest, after, lexicon)
    if (meant !== undefined) return meant
  }
  return run
}

function correctHead(
  head: string,
  rest: string,
  after: string,
  lexicon: Lexicon,
): string | undefined {
  const meant = findMeant(head, lexicon)
  if (meant.length === 0) return undefined
  const places = meant.filter((place) => isEnd(place, head, rest, after))
  if (places.length > 0) return writePlaces(places, '・', rest === '' ? after : '') + rest
  // おおいたけんべっぷし is two places; so is とうきょうとみなとく where no case is of 港区.
  const named = meant.filter(isNamed)
  if (named.length === 0) return undefined
  const further = correctStart(rest, after, lexicon)
  const isFollowed = further !== rest || lexicon.places.isReading(rest)
  return isFollowed ? writePlaces(named, '・') + further : undefined
}

function isEnd(place: Place, head: string, rest: string, after: string): boolean {
  if (isNamed(place)) return rest === '' || particle.test(rest)
  if (rest === '') return startsInKanji.test(after) && isLong(head)
  if (isLong(head)) return particle.test(rest)
  return placeParticle.test(rest) && rest.length + after.length > 1
}

function isNamed({ name, written }: Place): boolean {
  return name === written
}

function isLong(head: string): boolean {
  return head.length >= shortestAlone
}

/** Every place that is read so is looked for. A suffix that follows is not written twice. */
function writePlaces(places: readonly Place[], between: string, after = ''): string {
  const names = places.map(({ name, written }) =>
    after.startsWith(name.slice(-1)) ? name.slice(0, -1) : written,
  )
  return [...new Set(names)].join(between)
}

/** minami ise cho has most words that are one place; a longer one is typed without spaces. */
const mostWords = 4

/** Words in romaji with each run of them that is one place as the place; undefined where there is none. */
export function joinPlaces(words: readonly string[], lexicon: Lexicon): string | undefined {
  const joined: string[] = []
  let isFound = false
  for (let at = 0; at < words.length; at++) {
    let count = Math.min(mostWords, words.length - at)
    while (count > 1 && findMeant(words.slice(at, at + count).join(''), lexicon).length === 0)
      count--
    const run = words.slice(at, at + count).join('')
    const places = count > 1 ? findMeant(run, lexicon) : []
    joined.push(places.length > 0 ? writePlaces(places, ' OR ') : run)
    if (places.length > 0) isFound = true
    at += count - 1
  }
  return isFound ? joined.join(' ') : undefined
}
