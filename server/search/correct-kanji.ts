/** One wrong kanji inside a long compound (改繕運動), and kana where the cases have kanji (改ぜん, 職員ていあん制度). */

import { phoneticKey } from '../text/phonetic-key.ts'
import type { Spelling } from './lexicon.ts'
import { isPlaceName } from './places.ts'

/** A compound of fewer kanji has too many neighbours. */
const longCompound = /\p{Script=Han}{4,}/gu
/** Kana that may stand for a noun; with the kanji they touch in one expression, a long text took its length squared. */
const someKana = /[\p{Script=Hiragana}ー]{2,}/gu
const kanji = /\p{Script=Han}/u

/** A chunk with kanji in it, with what is a letter away from what some case writes, as the cases write it. */
export function correctKanji(chunk: string, spelling: Spelling): string {
  const tokens = spelling.analyzer.tokenize(chunk)
  const isCut = (at: number) => !tokens.some(({ start, end }) => start < at && at < end)
  const spelt = chunk.replace(someKana, (kana, from: number) => {
    const end = from + kana.length
    const before = chunk.slice(findKanjiEnd(chunk, from, -1), from)
    const after = chunk.slice(end, findKanjiEnd(chunk, end, 1))
    // さくら市 is a city that no case has, not 佐倉市.
    if (isPlaceName(kana + after)) return kana
    const inside = tokens.filter((token) => from <= token.start && token.end <= end)
    // 新しい is no 新市: kana that end a word of kanji are its own, and 入れる is none without them.
    const place = {
      before: isCut(from) ? before : '',
      after: isCut(end) && isCut(end + after.length) ? after : '',
      words: inside.map((token) => chunk.slice(token.start, token.end)),
    }
    return spellKana(kana, place, spelling)
  })
  return spelt.replace(longCompound, (written) => replaceKanji(written, spelling) ?? written)
}

/** No word of a library is longer. */
const longestRun = 30

/** Where the kanji end that touch this place to the left (-1) or to the right (1). */
function findKanjiEnd(text: string, from: number, step: 1 | -1): number {
  let at = from
  const next = () => text.charAt(step > 0 ? at : at - 1)
  while (Math.abs(at - from) < longestRun && kanji.test(next())) at += step
  return at
}

/** The compound of which one kanji is wrong here; undefined where it may be a word of its own, or two come near. */
function replaceKanji(written: string, { analyzer, lexicon }: Spelling): string | undefined {
  if (lexicon.has(written)) return undefined
  const meant = lexicon.findOneOff(written)
  if (meant === undefined) return undefined
  const at = [...meant].findIndex((kanji, place) => kanji !== written.charAt(place))
  const span = analyzer.tokenize(meant).find(({ start, end }) => start <= at && at < end)
  // 図書館法 is not 図書館長: a kanji that is a word by itself may be another.
  if (!span || span.end - span.start < 2) return undefined
  // 改良運動 is not 改善運動: the dictionary knows 改良.
  const isWord = analyzer
    .tokenize(written)
    .some(({ start, end, reading }) => start <= at && at < end && end - start > 1 && reading)
  if (isWord) return undefined
  const pairs = [written.slice(at - 1, at + 1), written.slice(at, at + 2)]
  return pairs.some((pair) => pair.length > 1 && lexicon.hasPair(pair)) ? undefined : meant
}

/** A noun in kana with what stands around it inside a sentence. */
const standing =
  /^((?:の|を|に|が|は|で|と|も|や|へ)?)(.+?)((?:の|を|に|が|は|で|と|も|や|へ|から|まで|など|する|した|して|され)?)$/
const compound = /^\p{Script=Han}{2,}$/u
/** Fewer kana without kanji beside them are more often grammar than a noun. */
const shortestAlone = 4
/** Fewer kana are a word only where the dictionary sees one: ぜん of 改ぜん, not ごろ of 年ごろ. */
const shortestBeside = 3

/** The kanji that kana touch (none where they belong to the kana), and the words that the dictionary sees in the kana. */
type Surroundings = { before: string; after: string; words: readonly string[] }

/** A particle and a word that says nothing by itself: 住民にどう is no 住民異動, 市がいい no 市外. */
const everyday =
  /^(?:の|を|に|が|は|で|と|も|や|へ)(?:どう|いい|よい|なぜ|そう|こう|もう|まだ|ない)$/

/** Kana with the noun in it in kanji, as the cases have it beside these kanji; the same where they have none. */
function spellKana(kana: string, place: Surroundings, spelling: Spelling): string {
  if (everyday.test(kana)) return kana
  const { before, after, words } = place
  const { lexicon } = spelling
  const [, lead = '', word = '', trail = ''] = standing.exec(kana) ?? []
  const isPiece = (piece: string) =>
    !lexicon.has(piece) && (piece.length >= shortestBeside || words.includes(piece))
  const find = (start: string, piece: string, end: string) =>
    start + end !== '' && isPiece(piece) ? lexicon.findMixed(start, piece, end) : undefined
  const both = before && after ? find(before, kana, after) : undefined
  const tries: [found: string | undefined, before: string, after: string][] = [
    [both, '', ''],
    [after ? find('', kana, after) : undefined, '', ''],
    [after ? find('', word + trail, after) : undefined, lead, ''],
    [before ? find(before, kana, '') : undefined, '', ''],
    [before ? find(before, lead + word, '') : undefined, '', trail],
    [words.includes(word) ? undefined : findAlone(word, spelling), lead, trail],
  ]
  const [found, head, tail] = tries.find(([each]) => each !== undefined) ?? [kana, '', '']
  return head + found + tail
}

/** A noun of kanji that is read exactly so; the dictionary knows no word in kana that is. */
function findAlone(word: string, { analyzer, lexicon }: Spelling): string | undefined {
  if (word.length < shortestAlone || lexicon.has(word)) return undefined
  const meant = lexicon.findBySound(phoneticKey(word))
  const isSame = meant !== undefined && compound.test(meant) && analyzer.read(meant) === word
  return isSame ? meant : undefined
}
