import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  openConnections,
  packConnections,
} from '../../server/text/compact-dictionary/connections.ts'
import { openDictionary } from '../../server/text/compact-dictionary/open-dictionary.ts'
import { packDictionary } from '../../server/text/compact-dictionary/pack-dictionary.ts'
import { readWords } from '../../server/text/compact-dictionary/read-kuromoji.ts'
import { openReadings, packReadings } from '../../server/text/compact-dictionary/readings.ts'
import { openWords, packWords } from '../../server/text/compact-dictionary/words.ts'
import { type CutWords, type DictionaryWord, openWordCutter } from '../../server/text/cut-words.ts'
import { type KuromojiTokenizer, loadTokenizer } from '../../server/text/load-dictionary.ts'
import { normalizeText } from '../../server/text/normalize.ts'
import { cutSentences } from '../../server/text/sentences.ts'
import { readShippedDictionary } from '../../server/text/shipped-dictionary.ts'
import { anyText } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'

let kuromoji: KuromojiTokenizer
let bytes: Uint8Array
let cutByKuromoji: CutWords
let cutByTables: CutWords

beforeAll(async () => {
  kuromoji = await loadTokenizer()
  bytes = packDictionary(kuromoji)
  cutByKuromoji = openWordCutter(kuromoji)
  cutByTables = openWordCutter(openDictionary(bytes))
}, 240_000)

/** As far as anybody looks at a word. */
const pick = ({
  surface_form,
  basic_form,
  reading,
  pos,
  pos_detail_1,
  word_type,
}: DictionaryWord) => [surface_form, basic_form, reading, pos, pos_detail_1, word_type].join(' ')

function expectSameWords(text: string): void {
  expect(cutByTables(text).map(pick)).toEqual(cutByKuromoji(text).map(pick))
}

/** One of so many, from all over the list. */
const takeEvery = <Item>(count: number, items: readonly Item[]) =>
  items.filter((_, at) => at % count === 0)

test('the shipped table is that of the installed kuromoji', async () => {
  expect(Buffer.compare((await readShippedDictionary()) ?? Buffer.of(), bytes)).toBe(0)
})

describe('the compact dictionary cuts into the very words of the whole one', () => {
  test('the sentences of the shipped cases, as written and in normal form', async () => {
    const files = (await readdir('cases', { recursive: true })).filter((file) => /\.md$/.test(file))
    const texts = await Promise.all(
      files.sort().map((file) => readFile(join('cases', file), 'utf8')),
    )
    const sentences = takeEvery(12, texts.flatMap(cutSentences))
    expect(sentences.length).toBeGreaterThan(1000)
    for (const sentence of sentences) {
      expectSameWords(sentence)
      expectSameWords(normalizeText(sentence))
    }
  })

  test.each(['dev', 'dev2', 'own-queries'])('the queries of %s', async (name) => {
    const lines = (await readFile(`tests/eval/${name}.jsonl`, 'utf8')).trim().split('\n')
    for (const line of lines) {
      const { query } = JSON.parse(line) as { query: string }
      expectSameWords(query)
      expectSameWords(normalizeText(query))
    }
  })

  test('the words of the dictionary themselves, by ones and by twos', () => {
    const words = takeEvery(157, readWords(kuromoji)).map(({ written }) => written)
    expect(words.length).toBeGreaterThan(2000)
    words.forEach((word, at) => {
      expectSameWords(word)
      expectSameWords(word + words[(at * 7) % words.length])
    })
  })

  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['a comma, which divides what kuromoji keeps of a word', ',、，,'],
    ['a pair of surrogates with kanji around', '𠮷野家の𠮷'],
    ['emoji', '😀改善👩‍👩‍👧🇯🇵'],
    ['half-width letters', 'ｶｲｾﾞﾝをﾊﾞﾗﾊﾞﾗに'],
    ['words of every script', 'AI-OCRで年1,234時間を削減、ＲＰＡも。'],
    ['words that are kept in one', '他人事と他人任せと住基'],
    ['more than a piece', 'すもももももももものうち'.repeat(100)],
  ])('%s', (_, text) => expectSameWords(text))

  test('any text at all that is well formed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectSameWords(text.toWellFormed().replaceAll('\0', ''))
        expectSameWords(normalizeText(text))
      }),
      { numRuns: 300 },
    )
  })

  test('kana, kanji, digits and letters in any order', () => {
    const letters = fc.constantFrom(
      ...'のをにがはでとしたるいかんう続取組改善市町村業務人民一二三〇々ーアイスト、。0129aiAI-（）',
    )
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => expectSameWords(text)),
      { numRuns: 300 },
    )
  })
})

describe('the compact dictionary is small and opens quickly', () => {
  test('it is a seventh of the whole one in gzip', () => {
    expect(gzipSync(bytes, { level: 9 }).length).toBeLessThan(2_500_000)
  })

  test('it opens in a quarter of a second', () => {
    expectCpuTimeBelow(250, () => openDictionary(bytes))
  })

  test('it opens wherever its bytes lie, and does not change them', () => {
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    const cut = openDictionary(shifted.subarray(3))
    expect(cut.tokenize('改善が続く').map(pick)).toEqual(cutByKuromoji('改善が続く').map(pick))
    expect(Buffer.compare(shifted.subarray(3), bytes)).toBe(0)
  })
})

describe('what is packed is opened as it was', () => {
  test('connections, with differences beyond 16 bits', () => {
    const cost = fc.oneof(fc.constantFrom(-32768, 32767, 0, 1), fc.integer({ min: -9, max: 9 }))
    const square = fc
      .integer({ min: 1, max: 9 })
      .chain((size) => fc.array(cost, { minLength: size * size, maxLength: size * size }))
    fc.assert(
      fc.property(square, (costs) => {
        expect(Array.from(openConnections(packConnections(Int16Array.from(costs))))).toEqual(costs)
      }),
    )
  })

  test('words, each found where a text begins with it', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'あいう改\uffff'),
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), word, (words, text) => {
        const sorted = words.sort((one, other) => (one < other ? -1 : 1))
        const { findBeginnings, spell } = openWords(packWords(sorted))
        expect(sorted.map((_, at) => spell(at))).toEqual(sorted)
        const beginnings = sorted.filter((each) => text.startsWith(each))
        expect(findBeginnings(text).map(spell)).toEqual(beginnings)
      }),
    )
  })

  test('readings, whatever of the word is kana', () => {
    const kana = fc.string({ unit: fc.constantFrom(...'アカーヴかァ'), maxLength: 5 })
    const written = fc.string({ unit: fc.constantFrom(...'あかアカー取組ａ'), minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(written, kana), { minLength: 1 }), (words) => {
        const read = openReadings(packReadings(words), words.length)
        expect(words.map(([word], at) => [word, read(at, word)])).toEqual(words)
      }),
    )
  })
})
