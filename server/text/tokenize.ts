/**
 * The analyser: Japanese text to the words that are indexed, searched, highlighted and suggested. The only
 * importer of kuromoji (IPADIC); loading its dictionary takes about 0.7 s, analysing about 150,000 characters a second.
 */

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import kuromoji, { type IpadicFeatures, type Tokenizer } from 'kuromoji'
import { findEraYears } from './era.ts'
import { normalizeText, normalizeWithOffsets, toHiragana } from './normalize.ts'

/** A content word of a text; `start` and `end` are offsets in the original text, on character borders. */
export type Token = {
  /** Base form, normalised: what two texts have in common when they use the same word. */
  term: string
  /** Hiragana reading of the surface, where the dictionary knows it. */
  reading?: string
  /** A noun or a piece of one: nouns that touch make a compound. */
  noun: boolean
  start: number
  end: number
}

export type Analyzer = {
  /** The content words in order; particles, endings and signs are left out. */
  tokenize: (text: string) => readonly Token[]
  /** Hiragana reading of the whole text; what has no reading is kept as it is. */
  read: (text: string) => string
}

/** Loads kuromoji's dictionary and answers the analyser; one a process is enough. */
export function loadAnalyzer(): Promise<Analyzer> {
  const require = createRequire(import.meta.url)
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error: Error | null, tokenizer) => {
      if (error) reject(error)
      else resolve(createAnalyzer(tokenizer))
    })
  })
}

/** Sentences whose analysis is kept: highlighting reuses what indexing found (0.7 ms a sentence otherwise). */
const mostRemembered = 50_000

function createAnalyzer(tokenizer: Tokenizer<IpadicFeatures>): Analyzer {
  const remembered = new Map<string, readonly Token[]>()
  return {
    tokenize: (text) => {
      const known = remembered.get(text)
      if (known) return known
      const tokens = findContentWords(tokenizer, text)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(text, tokens)
      return tokens
    },
    read: (text) =>
      tokenizer
        .tokenize(normalizeText(text))
        .map((feature) => toHiragana(feature.reading ?? feature.surface_form))
        .join(''),
  }
}

function findContentWords(tokenizer: Tokenizer<IpadicFeatures>, text: string): Token[] {
  const { text: normalized, starts, ends } = normalizeWithOffsets(text)
  const place = (from: number, to: number) => ({
    start: starts[from] ?? 0,
    end: ends[to - 1] ?? text.length,
  })
  const tokens: Token[] = []
  let position = 0
  for (const feature of tokenizer.tokenize(normalized)) {
    const from = position
    position += feature.surface_form.length
    if (!isContentWord(feature)) continue
    tokens.push({
      term: termOf(feature),
      ...(feature.reading && { reading: toHiragana(feature.reading) }),
      noun: feature.pos === '名詞' || feature.pos === '接頭詞',
      ...place(from, position),
    })
  }
  const years = findEraYears(normalized).map(({ year, start, end }) => ({
    term: year,
    noun: false,
    ...place(start, end),
  }))
  return [...tokens, ...years]
}

/** Kept: nouns, verbs, adjectives, adverbs and unknown words with a letter or digit in them. */
const contentClasses = new Set(['名詞', '動詞', '形容詞', '副詞', '連体詞', '接頭詞', '感動詞'])

/** Grammatical helpers that IPADIC files under nouns and verbs. */
const helperClasses = new Set(['非自立', '代名詞', '特殊', '接尾'])

/** Words that say nothing about a case; measured to cost precision in questions asked as sentences. */
const stopWords = new Set([
  ...['する', 'なる', 'ある', 'いる', 'できる', 'やる', 'れる', 'られる', 'せる', 'よい', 'いい'],
  ...['ない', 'どう', 'そう', 'こう', 'その', 'この', 'あの', 'どの', 'どんな', 'こんな', 'そんな'],
  ...['方', '例', '話', '場合', '方法', '知る', '教える', '聞く', '探す', '思う', '言う', 'いう'],
])

function isContentWord(feature: IpadicFeatures): boolean {
  if (!contentClasses.has(feature.pos)) return false
  if (!/[\p{L}\p{N}]/u.test(feature.surface_form)) return false
  if (stopWords.has(feature.basic_form)) return false
  // 一 of 一か所 and 一人 is in every case; years and other numbers of more digits stay.
  if (feature.pos_detail_1 === '数' && feature.surface_form.length === 1) return false
  const helper = helperClasses.has(feature.pos_detail_1)
  // Suffixes such as 〜課, 〜感, 〜市 carry meaning when written in kanji; れる, さん, 的 do not.
  if (helper && feature.pos_detail_1 === '接尾')
    return /^[\p{Script=Han}]$/u.test(feature.surface_form) && feature.surface_form !== '的'
  return !helper
}

function termOf(feature: IpadicFeatures): string {
  return feature.basic_form === '*' ? feature.surface_form : feature.basic_form
}
