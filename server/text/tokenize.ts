/**
 * The analyser: Japanese text to the words that are indexed, searched, highlighted and suggested, about 150,000 characters
 * a second.
 */

import { unifyNames } from './canonical.ts'
import { cutCompound, findLatinNames, type NounTest, spellNames } from './compounds.ts'
import type { CutWords, DictionaryWord } from './cut-words.ts'
import { findFigures } from './figures.ts'
import { foldOkurigana, normalizeText, normalizeWithOffsets, toHiragana } from './normalize.ts'
import { rememberResults } from './remember.ts'
import type { Token } from './token.ts'
import { createTokenStore, type TokenFinder, type TokenStore } from './token-store.ts'

export type Analyzer = {
  /** The content words in order; particles, endings and signs are left out. */
  tokenize: (text: string) => readonly Token[]
  /** The same with the words that are parts of them. */
  tokenizeWithParts: (text: string) => readonly Token[]
  /** Of each text those of both that are among these terms: an excerpt looks into hundreds of sentences for a few words. */
  findInEach: (
    texts: readonly string[],
    terms: ReadonlySet<string>,
  ) => readonly (readonly Token[])[]
  /** Hiragana reading of the whole text; what has no reading is kept as it is. */
  read: (text: string) => string
}

/** Texts whose tokens lie ready: the words that readers ask for again and again, and sentences just read. */
const mostReady = 10_000
const mostNouns = 50_000

/** The analyser; what the stores know is not analysed again, what is new is added to `own`. */
export function createAnalyzer(
  cutWords: CutWords,
  own: TokenStore = createTokenStore(),
  shipped: TokenStore = createTokenStore(),
): Analyzer {
  const ready = new Map<string, readonly Token[]>()
  /** The same few thousand words are asked for again and again. */
  const isNoun = rememberResults((text) => {
    const [word, ...others] = cutWords(text)
    return word !== undefined && others.length === 0 && isKnownNoun(word)
  }, mostNouns)
  const analyze = (text: string) => {
    const tokens = findContentWords(cutWords, isNoun, text)
    own.addTokens(text, tokens)
    return tokens
  }
  const tokenizeWithParts = (text: string) => {
    const lying = ready.get(text)
    if (lying) return lying
    const tokens = shipped.tokensOf(text) ?? own.tokensOf(text) ?? analyze(text)
    if (ready.size >= mostReady) ready.clear()
    ready.set(text, tokens)
    return tokens
  }
  const openText = (text: string): TokenFinder =>
    shipped.openSentence(text) ??
    own.openSentence(text) ??
    ((terms) => tokenizeWithParts(text).filter(({ term }) => terms.has(term)))
  /** Of the cases that are shown again and again: looking up their sentences was half of choosing an excerpt. */
  const opened = new WeakMap<readonly string[], readonly TokenFinder[]>()
  return {
    tokenize: (text) => tokenizeWithParts(text).filter(({ part }) => !part),
    tokenizeWithParts,
    findInEach: (texts, terms) => {
      const finders = opened.get(texts) ?? texts.map(openText)
      opened.set(texts, finders)
      return finders.map((find) => find(terms))
    },
    read: (text) => {
      const known = shipped.readings.get(text) ?? own.readings.get(text)
      if (known !== undefined) return known
      const reading = cutWords(spellNames(normalizeText(text), isNoun))
        .map((feature) => toHiragana(feature.reading ?? feature.surface_form))
        .join('')
      own.addReading(text, reading)
      return reading
    },
  }
}

function findContentWords(cutWords: CutWords, isNoun: NounTest, text: string): Token[] {
  const { text: normalized, starts, ends } = normalizeWithOffsets(text)
  const place = (from: number, to: number) => ({
    start: starts[from] ?? 0,
    end: ends[to - 1] ?? text.length,
  })
  const tokens: Token[] = []
  let position = 0
  for (const feature of cutWords(spellNames(normalized, isNoun))) {
    const from = position
    position += feature.surface_form.length
    if (!isContentWord(feature)) continue
    const base = baseOf(feature)
    const term = unifyNames(foldOkurigana(base))
    const noun = feature.pos === '名詞' || feature.pos === '接頭詞'
    const token: Token = { term, noun, ...place(from, position) }
    if (base !== term) token.base = base
    if (feature.reading) token.reading = toHiragana(feature.reading)
    tokens.push(token)
    const parts = noun ? cutCompound(feature.surface_form, isNoun) : []
    for (const part of parts) {
      const at = from + part.at
      tokens.push({
        ...{ term: unifyNames(part.text), noun: false, part: true },
        ...place(at, at + part.text.length),
      })
    }
  }
  const names = findLatinNames(normalized).map(({ term, start, end, isOne }): Token => {
    const token: Token = { term, noun: isOne, ...place(start, end) }
    return isOne ? { ...token, base: text.slice(token.start, token.end) } : { ...token, part: true }
  })
  const figures = findFigures(normalized)
    .filter(({ digits }) => digits.length > 1)
    .map(({ digits, isYear, start, end }): Token => {
      const token: Token = { term: digits, noun: false, ...place(start, end) }
      return isYear ? token : { ...token, base: text.slice(token.start, token.end) }
    })
  return [...leaveOut(markParts(tokens, names), figures), ...leaveOut(names, figures), ...figures]
}

/** The words inside of a name, 「ai」 of AI-OCR, are parts of it. */
function markParts(tokens: readonly Token[], names: readonly Token[]): Token[] {
  const whole = names.filter(({ part }) => !part)
  let next = 0
  return tokens.map((token) => {
    while ((whole[next]?.end ?? token.end) <= token.start) next++
    const name = whole[next]
    const isInside = name !== undefined && name.start <= token.start && token.end <= name.end
    return isInside ? { ...token, noun: false, part: true } : token
  })
}

/** The tokens outside of these: 平成 and 19 say nothing beside 2007, and would outweigh it. Both are in order. */
function leaveOut(tokens: readonly Token[], figures: readonly Token[]): Token[] {
  let next = 0
  return tokens.filter(({ start, end }) => {
    while ((figures[next]?.end ?? end) <= start) next++
    const figure = figures[next]
    return figure === undefined || end <= figure.start
  })
}

/** Kept: nouns, verbs, adjectives, adverbs and unknown words with a letter or digit in them. */
const contentClasses = new Set(['名詞', '動詞', '形容詞', '副詞', '連体詞', '接頭詞', '感動詞'])

/** Grammatical helpers that IPADIC files under nouns and verbs. */
const helperClasses = new Set(['非自立', '代名詞', '特殊'])

/** Words that say nothing about a case, frequent in questions asked as sentences; chosen by hand. */
const stopWords = new Set([
  ...['する', 'なる', 'ある', 'いる', 'できる', 'やる', 'れる', 'られる', 'せる', 'よい', 'いい'],
  ...['ない', 'どう', 'そう', 'こう', 'その', 'この', 'あの', 'どの', 'どんな', 'こんな', 'そんな'],
  ...[
    '年',
    '方',
    '例',
    '話',
    '場合',
    '方法',
    '知る',
    '教える',
    '聞く',
    '探す',
    '思う',
    '言う',
    'いう',
  ],
])

function isContentWord({ surface_form, basic_form, pos, pos_detail_1 }: DictionaryWord): boolean {
  if (!contentClasses.has(pos) || stopWords.has(basic_form)) return false
  if (!/[\p{L}\p{N}]/u.test(surface_form) || /^[ぁ-ゖー]$/.test(surface_form)) return false
  // 一 of 一か所 and 一人 is in every case; years and other numbers of more digits stay.
  if (pos_detail_1 === '数' && surface_form.length === 1) return false
  // Suffixes of one kanji such as 〜課, 〜感 carry meaning; れる, さん, 的 do not.
  if (pos_detail_1 === '接尾')
    return /^\p{Script=Han}$/u.test(surface_form) && surface_form !== '的'
  return !helperClasses.has(pos_detail_1)
}

/** A word by itself: no suffix, number or helper. */
function isKnownNoun({ pos, pos_detail_1, word_type }: DictionaryWord): boolean {
  const isWhole = pos === '名詞' && !notWhole.has(pos_detail_1)
  return isWhole && word_type === 'KNOWN'
}

const notWhole = new Set(['接尾', '数', '非自立', '代名詞', '特殊'])

function baseOf(feature: DictionaryWord): string {
  return feature.basic_form === '*' ? feature.surface_form : feature.basic_form
}
